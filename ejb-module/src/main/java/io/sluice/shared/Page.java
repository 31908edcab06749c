package io.sluice.shared;

import java.util.List;
import java.util.Optional;

/**
 * One page of a list that is paged by key.
 *
 * @param items the rows of this page, in the order of the list
 * @param next the cursor to continue after the last row; empty on the last page
 */
public record Page<T>(List<T> items, Optional<String> next) {

    public Page {
        items = List.copyOf(items);
    }
}
