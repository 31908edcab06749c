/** The HTTP face of Sluice: it translates requests, calls one boundary and returns. */
package io.sluice.web;
