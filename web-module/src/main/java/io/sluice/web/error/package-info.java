/** Turns every failure into one kind of answer: a problem detail (RFC 9457). */
package io.sluice.web.error;
