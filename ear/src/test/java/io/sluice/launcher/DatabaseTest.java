package io.sluice.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class DatabaseTest {

    @Test
    void aNetworkThatSwallowsPacketsHoldsNoThreadForEver() {
        PGSimpleDataSource driver = driver("jdbc:postgresql://db.example:5433/sluice");

        assertThat(driver.getSocketTimeout()).isEqualTo(30);
        assertThat(driver.getConnectTimeout()).isEqualTo(5);
        assertThat(driver.getCancelSignalTimeout()).isEqualTo(5);
        assertThat(driver.getTcpKeepAlive()).isTrue();
        assertThat(driver.getServerNames()).containsExactly("db.example");
        assertThat(driver.getDatabaseName()).isEqualTo("sluice");
    }

    // A plan kept from an empty queue reads all of a full one for each bundle: a tenth of the speed.
    @Test
    void statementsArePlannedForTheTablesAsTheyAre() {
        assertThat(driver("jdbc:postgresql://db/sluice").getOptions())
                .isEqualTo("-c plan_cache_mode=force_custom_plan");
        assertThat(driver("jdbc:postgresql://db/sluice?options=-c%20work_mem=8MB")
                        .getOptions())
                .isEqualTo("-c work_mem=8MB");
    }

    @Test
    void whatTheUrlSaysGoesFirst() {
        PGSimpleDataSource driver =
                driver("jdbc:postgresql://db/sluice?socketTimeout=0&ApplicationName=x&tcpKeepAlive=false");

        assertThat(driver.getSocketTimeout()).isZero();
        assertThat(driver.getTcpKeepAlive()).isFalse();
        assertThat(driver.getApplicationName()).isEqualTo("x");
        assertThat(driver.getConnectTimeout()).isEqualTo(5);
    }

    private static PGSimpleDataSource driver(String url) {
        Map<String, String> settings = Map.of("sluice.db.url", url, "sluice.db.user", "sluice");
        Database database = Database.from(new Surroundings(settings::get, name -> null), Path.of("data"));
        PGSimpleDataSource driver = new PGSimpleDataSource();
        driver.setUrl(database.url());
        return driver;
    }
}
