package io.sluice.workload.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A name leads to an address that is neither public nor allowed. */
final class AddressRefusedException extends UnknownHostException {

    AddressRefusedException(String host, InetAddress address) {
        super(host + " is at " + address.getHostAddress()
                + ", which is not a public address; an operator can open it by SLUICE_OUTBOUND_ALLOW");
    }
}
