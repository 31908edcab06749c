/** The Artemis resource adapter as Sluice runs it: a broker in the same process, or connections to yours. */
package io.sluice.jms;
