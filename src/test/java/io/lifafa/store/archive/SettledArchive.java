package io.lifafa.store.archive;

import io.lifafa.sms.identity.Tenant;
import io.lifafa.store.Archive;
import io.lifafa.store.BatchProgress;
import io.lifafa.store.DeadLetter;
import io.lifafa.store.Duplicate;
import io.lifafa.store.Replayed;
import io.lifafa.store.StoredSms;
import io.lifafa.store.StoredTransaction;
import io.lifafa.store.TestStore;
import io.lifafa.store.TransactionQuery;
import io.lifafa.store.database.Database;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** An archive that does what it is asked for at once, as a job of its own, and answers when that is done. */
public final class SettledArchive implements Archive {
    private final Jobs jobs;
    private final JobRunner runner;
    private final Archive archive;
    private final Rework rework;

    public SettledArchive(Database database, Clock clock, Supplier<String> batchIds) {
        this.jobs = new Jobs(database, clock, TestStore.LEASE, batchIds, TestStore.TENANT);
        this.runner = new JobRunner(database, clock, jobs);
        this.rework = new Rework(database, clock);
        this.archive = new MongoArchive(database, clock, jobs, runner, TestStore.TENANT);
    }

    private Future<Replayed> settle(Tenant tenant, Task task) {
        var key = UUID.randomUUID().toString();
        return jobs.begin(key, tenant, task)
                .compose(begun -> runner.run(begun.job()))
                .compose(done -> jobs.find(key))
                .map(job -> new Replayed(
                        job.orElseThrow().batchId(), job.orElseThrow().at().count()));
    }

    @Override
    public Future<Replayed> replay(Tenant tenant, List<String> smsIds) {
        return settle(tenant, Task.replay(tenant.name(), smsIds));
    }

    @Override
    public Future<Replayed> rework(String templateId, int version) {
        return rework.tenants(templateId, version).compose(tenants -> Future.all(tenants.stream()
                        .map(it -> settle(
                                Tenant.of(it, TestStore.TENANT), new Task.ReworkTemplate(it, templateId, version)))
                        .toList())
                .map(settled -> settled.<Replayed>list().stream()
                        .reduce((one, other) -> new Replayed(one.batchId(), one.count() + other.count()))
                        .orElse(new Replayed("", 0))));
    }

    @Override
    public Future<List<StoredSms>> sms(List<String> smsIds) {
        return archive.sms(smsIds);
    }

    @Override
    public Future<List<Duplicate>> duplicates(List<String> smsIds) {
        return archive.duplicates(smsIds);
    }

    @Override
    public Future<List<StoredTransaction>> transactions(TransactionQuery query) {
        return archive.transactions(query);
    }

    @Override
    public Future<List<StoredTransaction>> doubted(Tenant tenant, String reason, String after, int limit) {
        return archive.doubted(tenant, reason, after, limit);
    }

    @Override
    public Future<BatchProgress> batch(String batchId) {
        return archive.batch(batchId);
    }

    @Override
    public Future<List<DeadLetter>> deadLetters(Tenant tenant, String after, int limit) {
        return archive.deadLetters(tenant, after, limit);
    }
}
