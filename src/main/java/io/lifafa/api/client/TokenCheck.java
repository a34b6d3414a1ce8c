package io.lifafa.api.client;

import io.lifafa.api.client.ChatReply.Answered;

/**
 * Whether the {@code usage} of a reply can be: a token is a byte at the least. Where it cannot, an estimate by size takes its
 * place, so that no server makes counters and quotas run away. What is not said stays unsaid. Thread rule: any.
 */
final class TokenCheck {
    /** What servers put before a prompt themselves. */
    private static final long PREFIX = 8_192;

    /** Thoughts are counted and not shown. */
    private static final long THOUGHTS = 131_072;

    private static final int BYTES_PER_TOKEN = 3;

    private TokenCheck() {}

    /** The reply with counts that can be. */
    static Answered checked(Answered reply, long requestBytes, long replyBytes) {
        return new Answered(
                reply.content(),
                reply.complete(),
                reply.model(),
                believed(reply.promptTokens(), requestBytes, PREFIX),
                believed(reply.completionTokens(), replyBytes, THOUGHTS),
                reply.signals());
    }

    private static long believed(long said, long bytes, long unseen) {
        return said <= bytes + unseen ? said : Math.max(1, bytes / BYTES_PER_TOKEN);
    }
}
