/** {@code http.request}: one guarded HTTP request per attempt, its answer turned into an outcome. */
package io.sluice.workload.http;
