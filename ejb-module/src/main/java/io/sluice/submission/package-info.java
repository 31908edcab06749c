/** Taking work in: validation, idempotency, the group commit, and its release to the broker. */
package io.sluice.submission;
