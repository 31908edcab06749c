/** Tests of the built artefacts from outside: a real server, database, broker and mail server, driven over HTTP. */
package io.sluice.it;
