/** Recognises the caller of a request and holds it to its role. */
package io.sluice.web.security;
