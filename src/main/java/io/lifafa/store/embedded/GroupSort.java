package io.lifafa.store.embedded;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;

/** Completes an order: what comes in is sorted by its leading keys already, and only groups alike in these are sorted. */
final class GroupSort implements Iterator<Found> {

    private final Iterator<Found> from;
    private final Comparator<Found> leading;
    private final Comparator<Found> full;
    private final Queue<Found> group = new ArrayDeque<>();
    private Found nextGroup;

    GroupSort(Iterator<Found> from, Comparator<Found> leading, Comparator<Found> full) {
        this.from = from;
        this.leading = leading;
        this.full = full;
    }

    @Override
    public boolean hasNext() {
        if (group.isEmpty()) {
            readGroup();
        }
        return !group.isEmpty();
    }

    @Override
    public Found next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return group.remove();
    }

    private void readGroup() {
        List<Found> alike = new ArrayList<>();
        if (nextGroup != null) {
            alike.add(nextGroup);
            nextGroup = null;
        }
        while (nextGroup == null && from.hasNext()) {
            Found found = from.next();
            if (alike.isEmpty() || leading.compare(alike.get(0), found) == 0) {
                alike.add(found);
            } else {
                nextGroup = found;
            }
        }
        alike.sort(full);
        group.addAll(alike);
    }
}
