package io.lifafa.store.embedded.key;

import java.util.function.Supplier;

/** A walk along an index. */
public interface PositionScan {

    boolean advance();

    Key position();

    void pause();

    /** Over entries that tell the position. */
    static PositionScan of(RangeScan<Key, ?> scan, Supplier<Key> position) {
        return new PositionScan() {
            @Override
            public boolean advance() {
                return scan.advance();
            }

            @Override
            public Key position() {
                return position.get();
            }

            @Override
            public void pause() {
                scan.pause();
            }
        };
    }
}
