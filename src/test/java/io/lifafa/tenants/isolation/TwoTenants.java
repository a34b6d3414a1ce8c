package io.lifafa.tenants.isolation;

import static io.lifafa.testsupport.Awaiting.until;
import static io.lifafa.testsupport.Awaiting.whileMoving;

import io.lifafa.tenants.TestKeys;
import io.lifafa.testsupport.TestNode;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A node over a store in memory with the installation's own tenant and another, each of which has a key for everything. */
final class TwoTenants implements AutoCloseable {
    static final MarkedTenant HOME = new MarkedTenant("aspen", "quillo", "60517733518");
    static final MarkedTenant BIRCH = new MarkedTenant("birch.2", "zebraq", "71628844629");
    static final List<MarkedTenant> BOTH = List.of(HOME, BIRCH);

    private final TestNode node;
    private final Map<String, String> keys = new HashMap<>();

    private TwoTenants(TestNode node) {
        this.node = node;
    }

    static TwoTenants start(Map<String, String> settings) throws Exception {
        var all = new HashMap<>(settings);
        all.put("tenant", HOME.name());
        var tenants = new TwoTenants(TestNode.start(all));
        for (var tenant : BOTH) {
            tenants.keys.put(tenant.name(), TestKeys.insert(tenants.node.node(), tenant.name(), "admin"));
        }
        until("the node is closed", () -> tenants.node.get("/api/v1/keys").status() == 401);
        return tenants;
    }

    TestNode node() {
        return node;
    }

    String key(MarkedTenant tenant) {
        return keys.get(tenant.name());
    }

    TestNode.Answer get(MarkedTenant tenant, String path) throws Exception {
        return send(tenant, "GET", path, "");
    }

    TestNode.Answer post(MarkedTenant tenant, String path, String body, String... headers) throws Exception {
        return send(tenant, "POST", path, body, headers);
    }

    TestNode.Answer send(MarkedTenant tenant, String method, String path, String body, String... headers)
            throws Exception {
        var request = node.request(path)
                .header("Authorization", "Bearer " + key(tenant))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.UTF_8)));
        return node.send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Sends SMS and waits until they are done; gives the batch. */
    JsonObject done(MarkedTenant tenant, Object sms) throws Exception {
        return done(tenant, post(tenant, "/api/v1/sms", sms.toString()));
    }

    JsonObject done(MarkedTenant tenant, TestNode.Answer accepted) throws Exception {
        if (accepted.status() != 202) {
            throw new AssertionError(accepted.status() + " " + accepted.body());
        }
        var path = "/api/v1/batches/" + accepted.json().getString("batch_id");
        whileMoving("batch done", () -> get(tenant, path).body(), () -> {
            var batch = get(tenant, path);
            return batch.status() == 200 && batch.json().getBoolean("done");
        });
        return get(tenant, path).json();
    }

    @Override
    public void close() {
        node.close();
    }
}
