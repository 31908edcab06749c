package io.sluice.benchmark;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** Where this jar lies, which is where its companions were built. */
final class Home {

    private Home() {}

    static Path directory() {
        try {
            return Path.of(Home.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
