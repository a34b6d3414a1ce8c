package io.lifafa.ingest.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.ingest.formats.item.ReadItem;
import io.lifafa.ingest.formats.item.ReadItem.Accepted;
import io.lifafa.ingest.formats.item.ReadItem.Rejected;
import io.lifafa.ingest.formats.item.ReadItem.Skipped;
import io.lifafa.ingest.formats.item.SkipReason;
import io.lifafa.sms.Sms;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What SMS forwarders and exports send: other names, other wrappers, other units of time, and now and then a broken character. */
@Timeout(60)
class ForwardersTest {
    private static final String AT = "2024-05-01T04:45:30Z";

    private static List<ReadItem> read(byte[] input, Optional<Format> format) throws IOException {
        var items = new ArrayList<ReadItem>();
        var options = SampleInputs.OPTIONS.withFormEncoded(true);
        try (var reader = SmsReaders.open(new ByteArrayInputStream(input), format, options)) {
            for (var item = reader.next(); item.isPresent(); item = reader.next()) {
                items.add(item.get());
            }
        }
        return items;
    }

    private static List<ReadItem> read(String input) throws IOException {
        return read(input.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    private static Sms only(List<ReadItem> items) {
        assertThat(items).singleElement().isInstanceOf(Accepted.class);
        return ((Accepted) items.get(0)).sms();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'from':'VK-KOSHBK','text':'Rs 20 paid','sentStamp':1714538729000,'receivedStamp':1714538730000,'sim':'1'}",
                "{'from':'VK-KOSHBK','content':'Rs 20 paid','timestamp':1714538730}",
                "{'phoneNumber':'VK-KOSHBK','message':'Rs 20 paid','receivedAt':'2024-05-01T10:15:30.000+05:30'}",
                "{'Originating-Address':'VK-KOSHBK','msg':'Rs 20 paid','received_at':1714538730000,'slot':0}",
                "{'sender':'VK-KOSHBK','phoneNumber':'+911','message':'Rs 20 paid','time':'2024-05-01T04:45:30Z'}",
                "{'messages':[{'from':'VK-KOSHBK','text':'Rs 20 paid','timestamp':1714538730000}],'count':1}",
                "{'count':1,'data':[{'sender':'VK-KOSHBK','body':'Rs 20 paid','date':1714538730000}]}",
                "{'event':'sms:received','id':'ev-1','payload':{'messageId':'m','sender':'VK-KOSHBK','message':'Rs 20 paid',"
                        + "'receivedAt':'2024-05-01T04:45:30Z'},'deviceId':'d'}",
                "{'type':'x.received','data':{'contact':'VK-KOSHBK','content':'Rs 20 paid','timestamp':'2024-05-01T04:45:30Z'}}"
            })
    void jsonOfForwardersIsRead(String json) throws IOException {
        var sms = only(read(json.replace('\'', '"')));

        assertThat(sms.sender()).isEqualTo("VK-KOSHBK");
        assertThat(sms.body()).isEqualTo("Rs 20 paid");
        assertThat(sms.date()).isEqualTo(AT);
        assertThat(sms.id()).hasSize(40);
    }

    @Test
    void aFormIsOneSms() throws IOException {
        var form = "from=VK-KOSHBK&content=Rs+20+paid+%26+more%F0%9F%98%80&timestamp=1714538730000&sign=x";

        var sms = only(read(form.getBytes(StandardCharsets.UTF_8), Optional.of(Format.FORM)));

        assertThat(sms.body()).isEqualTo("Rs 20 paid & more\uD83D\uDE00");
        assertThat(sms.date()).isEqualTo(AT);
    }

    @Test
    void whatCurlSendsAsAFormByDefaultIsTakenForWhatItIs() throws IOException {
        var json = "{\"sender\":\"VK-KOSHBK\",\"body\":\"a=b\",\"date\":1714538730000}";
        var csv = "sender,body,date\nVK-KOSHBK,a=b,1714538730000\n";

        assertThat(only(read(json.getBytes(StandardCharsets.UTF_8), Optional.of(Format.FORM)))
                        .body())
                .isEqualTo("a=b");
        assertThat(only(read(csv.getBytes(StandardCharsets.UTF_8), Optional.of(Format.FORM)))
                        .body())
                .isEqualTo("a=b");
    }

    @Test
    void twoBorrowedNamesThatContradictEachOtherAreRefused() throws IOException {
        var items = read("{\"from\":\"VK\",\"text\":\"one\",\"message\":\"two\",\"timestamp\":1714538730000}");

        assertThat(items).singleElement().isInstanceOf(Rejected.class);
        assertThat(((Rejected) items.get(0)).reason()).contains("hold different values");
    }

    @Test
    void anItemOfTheContractIsReadAsBeforeWhateverElseItHolds() throws IOException {
        var sms = only(
                read(
                        "{\"sender\":\"VK\",\"body\":\"one\",\"date\":1714538730000,\"text\":\"two\",\"message\":[1],"
                                + "\"from\":\"X\",\"timestamp\":7,\"direction\":\"outgoing\",\"items\":[1,2],\"data\":{\"text\":\"x\"}}"));

        assertThat(sms.sender()).isEqualTo("VK");
        assertThat(sms.body()).isEqualTo("one");
        assertThat(sms.date()).isEqualTo(AT);
    }

    @Test
    void mmsAreSkippedInEveryFormat() throws IOException {
        var mms = "{\"msg_box\":\"1\",\"ct_t\":\"application/vnd.wap.multipart.related\",\"date\":\"1714538730\"}";
        var csv = "sender,body,date,message type\n+911,,1714538730000,MMS\nVK,Rs 20 paid,1714538730000,SMS\n";
        assertThat(read(mms)).containsExactly(new Skipped(0, SkipReason.MMS));
        assertThat(read(mms + "\n" + mms)).hasSize(2).allMatch(Skipped.class::isInstance);
        assertThat(read(csv)).hasSize(2).first().isEqualTo(new Skipped(0, SkipReason.MMS));
        assertThat(read("<smses><mms date=\"1714538730000\"><parts><part text=\"x\"/></parts></mms></smses>"))
                .containsExactly(new Skipped(0, SkipReason.MMS));
        assertThat(read("{\"event\":\"mms:received\",\"payload\":{\"sender\":\"+911\",\"message\":\"x\"}}"))
                .containsExactly(new Skipped(0, SkipReason.MMS));
    }

    @Test
    void aBrokenEmojiIsReplacedAndTheRestIsKept() throws IOException {
        var json = "{\"sender\":\"VK\",\"body\":\"a \\ud83d b\",\"date\":1714538730000}";
        assertThat(only(read(json)).body()).isEqualTo("a \uFFFD b");
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes("{\"sender\":\"VK\",\"body\":\"a ".getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(new byte[] {(byte) 0xF0, (byte) 0x9F, (byte) 0x98});
        bytes.writeBytes(" b\",\"date\":1714538730000}".getBytes(StandardCharsets.UTF_8));
        assertThat(only(read(bytes.toByteArray(), Optional.empty())).body()).isEqualTo("a \uFFFD b");
        var xml = "<smses><sms address=\"VK\" date=\"1714538730000\" body=\"a &#55357;&#56832; &#55357; b\"/></smses>";
        assertThat(only(read(xml)).body()).isEqualTo("a \uD83D\uDE00 \uFFFD b");
    }

    @Test
    void aBrokenCharacterInAnIdOrAUserIsStillRefused() throws IOException {
        for (var name : List.of("unique_id", "user_id")) {
            var items = read("{\"sender\":\"VK\",\"body\":\"a\",\"date\":1714538730000,\"" + name + "\":\"x\\ud83d\"}");
            assertThat(items).singleElement().isInstanceOf(Rejected.class);
            assertThat(((Rejected) items.get(0)).field()).isEqualTo(name);
        }
    }
}
