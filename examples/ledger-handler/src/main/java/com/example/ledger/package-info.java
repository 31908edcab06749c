/** An example of a handler that Sluice does not know: a ledger whose postings take effect exactly once. */
package com.example.ledger;
