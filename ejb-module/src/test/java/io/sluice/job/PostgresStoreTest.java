package io.sluice.job;

class PostgresStoreTest extends StoreContract {

    @Override
    TestDatabase open() {
        return TestDatabase.postgres();
    }
}
