/** The REST resources under {@code /api/v1}: each translates, calls one boundary and returns. */
package io.sluice.web.api;
