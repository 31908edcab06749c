package io.sluice.it.fault;

import io.sluice.it.Client;
import java.util.List;

/** What a drill takes place in: servers to talk to and the database that holds the truth. */
interface Scene {

    Postgres postgres();

    List<Client> clients();
}
