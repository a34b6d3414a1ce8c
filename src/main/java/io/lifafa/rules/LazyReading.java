package io.lifafa.rules;

import io.lifafa.rules.message.Found;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Field;
import io.lifafa.sms.Intent;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** Extracts the values when they are first asked for: of an SMS that a template or the API answers, nobody asks. */
final class LazyReading implements Reading {
    private final MessageParts parts;
    private final ZoneId zone;
    private Optional<RulesAnswer> answer = Optional.empty();

    LazyReading(MessageParts parts, ZoneId zone) {
        this.parts = parts;
        this.zone = zone;
    }

    @Override
    public Intent intent() {
        return parts.verdict().intent();
    }

    @Override
    public Optional<FilterReason> dropReason() {
        return MessageFilter.reasonToDrop(parts);
    }

    @Override
    public Extraction extraction() {
        return answer().extraction();
    }

    @Override
    public Map<Field, Found> found() {
        return answer().found();
    }

    private RulesAnswer answer() {
        if (answer.isEmpty()) {
            boolean moved = parts.verdict().movement().isPresent();
            answer = Optional.of(moved ? new TransactionReader(parts, zone).read() : new NoticeReader(parts).read());
        }
        return answer.get();
    }
}
