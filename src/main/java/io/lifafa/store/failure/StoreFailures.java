package io.lifafa.store.failure;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.bulk.BulkWriteError;
import io.lifafa.store.Lease;
import io.lifafa.store.connection.Causes;
import io.lifafa.store.connection.ConnectionTrouble;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import java.util.Set;
import java.util.stream.Collectors;

/** What a failed database call means; no message of the driver, which may hold data, goes further than here. */
public final class StoreFailures {
    /** The lease is lost: somebody else holds the chunk. */
    public static final int LEASE_LOST = 409;

    /** There is no such thing. */
    public static final int NOT_FOUND = 404;

    /** The database cannot be reached or cannot write; the same call may succeed later. */
    public static final int UNAVAILABLE = 503;

    private static final String STANDING = "standing";
    private static final int DUPLICATE_KEY = 11000;
    private static final int OTHER_INDEX_OPTIONS = 85;
    private static final int NOT_IMPLEMENTED = 238;
    private static final int COMMAND_NOT_FOUND = 59;
    private static final int OUT_OF_DISK_SPACE = 14031;

    /** Of the embedded server. */
    private static final int FILES_GONE = 48_001;

    private static final int DAMAGED = 48_002;

    private StoreFailures() {}

    /** True if the failure is that the lease is lost. */
    public static boolean isLeaseLost(Throwable failure) {
        return failure instanceof ServiceException service && service.failureCode() == LEASE_LOST;
    }

    public static boolean isNotImplemented(Throwable failure) {
        return failure instanceof MongoCommandException command && command.getErrorCode() == NOT_IMPLEMENTED;
    }

    /** True if the server has no such command. */
    public static boolean isUnknownCommand(Throwable failure) {
        return failure instanceof MongoCommandException command && command.getErrorCode() == COMMAND_NOT_FOUND;
    }

    /** True if an index is there already, with other options. */
    public static boolean isOtherOptions(Throwable failure) {
        return failure instanceof MongoCommandException command && command.getErrorCode() == OTHER_INDEX_OPTIONS;
    }

    public static ServiceException leaseLost(Lease lease) {
        return new ServiceException(
                LEASE_LOST, "chunk " + lease.chunk() + ": epoch " + lease.epoch() + " is not its newest lease");
    }

    public static boolean isNotFound(Throwable failure) {
        return failure instanceof ServiceException service && service.failureCode() == NOT_FOUND;
    }

    public static ServiceException notFound(String what) {
        return new ServiceException(NOT_FOUND, what);
    }

    /** The positions of the documents that an unordered insert found there already; any other failure stays one. */
    public static Future<Set<Integer>> takenIds(Throwable failure) {
        if (failure instanceof MongoBulkWriteException bulk
                && bulk.getWriteConcernError() == null
                && bulk.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY)) {
            return Future.succeededFuture(
                    bulk.getWriteErrors().stream().map(BulkWriteError::getIndex).collect(Collectors.toSet()));
        }
        return Future.failedFuture(failure);
    }

    /**
     * True if the database refuses us as we are configured, so that nothing comes of asking again: a wrong login, a
     * certificate that is not trusted, another replica set.
     */
    public static boolean isStanding(Throwable failure) {
        return failure instanceof ServiceException service
                && service.getDebugInfo() != null
                && service.getDebugInfo().getBoolean(STANDING, false);
    }

    /** True if the database could not be reached or could not write; the same call may succeed later. */
    public static boolean isUnavailable(Throwable failure) {
        return failure instanceof ServiceException service && service.failureCode() == UNAVAILABLE;
    }

    public static ServiceException because(ConnectionTrouble trouble) {
        return new ServiceException(
                UNAVAILABLE,
                "store unavailable: " + trouble.sentence(),
                new JsonObject().put(STANDING, trouble.isStanding()));
    }

    public static ServiceException describe(Throwable failure) {
        return failure instanceof ServiceException service
                ? service
                : Causes.ofLogin("the database", failure)
                        .map(StoreFailures::because)
                        .orElseGet(() -> new ServiceException(UNAVAILABLE, "store unavailable: " + reason(failure)));
    }

    private static String reason(Throwable failure) {
        if (failure instanceof MongoBulkWriteException bulk) {
            return "bulk write failed with codes "
                    + bulk.getWriteErrors().stream()
                            .map(BulkWriteError::getCode)
                            .collect(Collectors.toSet());
        }
        if (failure instanceof MongoTimeoutException) {
            return "no connection to the database in time";
        }
        if (failure instanceof MongoSocketException) {
            return "connection to the database lost";
        }
        if (failure instanceof MongoCommandException command && command.getErrorCode() == OUT_OF_DISK_SPACE) {
            return "the disk of the database is full";
        }
        if (failure instanceof MongoCommandException command && command.getErrorCode() == FILES_GONE) {
            return "the files of the store have been deleted, replaced or moved: put them back, or restart";
        }
        if (failure instanceof MongoCommandException command && command.getErrorCode() == DAMAGED) {
            return "the store is damaged: stop it, then lifafa store verify";
        }
        if (failure instanceof MongoException mongo) {
            return mongo.getClass().getSimpleName() + " code " + mongo.getCode();
        }
        return failure.getClass().getSimpleName();
    }
}
