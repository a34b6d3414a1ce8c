package io.lifafa.cluster.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.ssl.SslHandler;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who counts as a stranger at the bus, of all the ports of a process. */
@Timeout(60)
class StrangersTest {
    private final Strangers strangers = new Strangers();

    private static SSLEngine asksForCertificates() throws GeneralSecurityException {
        var engine = SSLContext.getDefault().createSSLEngine();
        engine.setUseClientMode(false);
        engine.setNeedClientAuth(true);
        return engine;
    }

    private long brokenOffAt(ChannelHandler tls) {
        var accepted = new EmbeddedChannel(tls);
        new EmbeddedChannel(strangers).writeInbound(accepted);
        accepted.close();
        return strangers.count(Strangers.Reason.BROKEN_OFF);
    }

    @Test
    void whoBreaksOffAtTheBusIsCounted() throws Exception {
        assertThat(brokenOffAt(new SslHandler(asksForCertificates()))).isEqualTo(1);
    }

    @Test
    void whoBreaksOffAtAnHttpPortIsNot() throws Exception {
        assertThat(brokenOffAt(new SslHandler(asksForCertificates()) {})).isZero();
    }
}
