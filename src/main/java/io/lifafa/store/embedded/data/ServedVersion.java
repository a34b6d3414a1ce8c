package io.lifafa.store.embedded.data;

import de.bwaldvogel.mongo.MongoVersion;
import java.util.List;

/**
 * The version of MongoDB that this server says it is: current drivers ask for at least 4.4, and 6.0 is the last one whose
 * clients use no command that is not here ({@code bulkWrite} came with 8.0).
 */
final class ServedVersion implements MongoVersion {

    private static final int WIRE_VERSION = 17;

    @Override
    public List<Integer> getVersionArray() {
        return List.of(6, 0, 0, 0);
    }

    @Override
    public String toVersionString() {
        return "6.0.0";
    }

    @Override
    public int getWireVersion() {
        return WIRE_VERSION;
    }
}
