package io.lifafa.ingest.formats;

import static io.lifafa.ingest.formats.SampleInputs.read;
import static io.lifafa.ingest.formats.SampleInputs.xml;
import static io.lifafa.ingest.formats.SampleInputs.xmlSms;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.ingest.formats.item.ReadItem;
import io.lifafa.ingest.formats.item.SkipReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlReadingTest {
    private static final String MMS = "<mms date=\"1\" body=\"<sms\"><parts><part data=\"" + "QUJD".repeat(100_000)
            + "\"/></parts><addrs><addr address=\"1\"/></addrs></mms>";

    @Test
    void receivedMessagesAreTakenAndTheOthersCounted() {
        var read = read(xml(
                xmlSms("a1"),
                xmlSms("s").replace("type=\"1\"", "type=\"2\""),
                xmlSms("s").replace("type=\"1\"", "type=\"3\"").replace("VK-KOSHBK", "null"),
                xmlSms("s").replace("type=\"1\"", "type=\"4\""),
                xmlSms("s").replace("type=\"1\"", "type=\"5\""),
                xmlSms("s").replace("type=\"1\"", "type=\"6\""),
                MMS,
                xmlSms("b2").replace("/>", "></sms>")));

        assertThat(read.bodies()).containsExactly("a1", "b2");
        assertThat(read.accepted().get(0).date()).isEqualTo("2024-05-01T04:45:30Z");
        assertThat(read.skipped())
                .extracting("reason")
                .containsExactly(
                        SkipReason.SENT,
                        SkipReason.DRAFT,
                        SkipReason.OUTBOX,
                        SkipReason.FAILED,
                        SkipReason.QUEUED,
                        SkipReason.MMS);
        assertThat(read.rejected()).isEmpty();
        assertThat(read.items()).hasSize(8).last().extracting(ReadItem::index).isEqualTo(7L);
    }

    @Test
    void halvesOfAnEmojiWrittenAsReferencesAreOneEmoji() {
        assertThat(read(xml(xmlSms("ok &#55357;&#56832; &#x1F600; &amp;&lt;&gt;&quot;&apos;&#10;&#8377;5")))
                        .bodies())
                .containsExactly("ok \uD83D\uDE00 \uD83D\uDE00 &<>\"'\n\u20b95");
    }

    @ParameterizedTest
    @ValueSource(strings = {"&#55357;", "&#xDE00;", "&#x110000;"})
    void aReferenceToNoCharacterIsReplaced(String reference) {
        assertThat(read(xml(xmlSms("x" + reference + "y"))).bodies()).containsExactly("x\uFFFDy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"&#0;", "&nbsp;", "&", "&#;", "&#99999999999;", "& ;"})
    void whatNoTextMayHoldCostsOnlyItsItem(String reference) {
        var read = read(xml(xmlSms("a1"), xmlSms("x" + reference + "y"), xmlSms("b2")));

        assertThat(read.bodies()).containsExactly("a1", "b2");
        assertThat(read.onlyRejected().field()).isEqualTo("body");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<sms body=\"open />",
                "<sms body=open />",
                "<sms body />",
                "<sms address='A' body='x' date='1714538730000' type='1'",
                "<sms address='A' address='B' body='x' date='1714538730000' />",
                "<sms/>",
                "<sms address=\"A\" body=\"x\" date=\"1714538730000\" =\"\" '/>"
            })
    void aBrokenTagCostsOnlyItself(String broken) {
        var read = read(xml(xmlSms("a1"), broken, xmlSms("b2")));

        assertThat(read.bodies()).containsExactly("a1", "b2");
        assertThat(read.onlyRejected().index()).isEqualTo(1);
    }

    @Test
    void aHugeBodyCostsOnlyItself() {
        var read = read(xml(xmlSms("a1"), xmlSms("x>y".repeat(1_700_000)), xmlSms("b2")));

        assertThat(read.bodies()).containsExactly("a1", "b2");
        assertThat(read.onlyRejected().reason()).contains("larger than 65536");
    }

    @Test
    void halfAFileGivesWhatItHolds() {
        var whole = xml(xmlSms("a1"), xmlSms("b2"));

        var inItem = read(whole.substring(0, whole.length() - 40));
        assertThat(inItem.bodies()).containsExactly("a1");
        assertThat(inItem.onlyRejected().reason()).contains("middle of an item; is the file still being written?");

        var betweenItems = read(whole.substring(0, whole.length() - 9));
        assertThat(betweenItems.bodies()).containsExactly("a1", "b2");
        assertThat(betweenItems.onlyRejected().reason()).contains("before </smses>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE smses [<!ENTITY a \"secret\">]><smses></smses>",
                "<!DOCTYPE smses SYSTEM \"file:///etc/passwd\"><smses></smses>"
            })
    void documentTypesAreRefused(String text) {
        assertThat(read(text).failureMessage()).contains("document type").doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<html><body>secret</body></html>", "<calls count=\"1\"><call/></calls>", "<sms body='secret'/>"
            })
    void anotherRootIsRefused(String text) {
        assertThat(read(text).failureMessage())
                .contains("no root element smses")
                .doesNotContain("secret");
    }

    @Test
    void nestingCommentsAndSectionsAreWalkedThrough() {
        var deep = "<a>".repeat(100_000) + "</a>".repeat(100_000);
        var read = read(xml(
                "<!-- <sms " + "-".repeat(70_000) + " -->",
                "<![CDATA[ <sms ]] > ]]>",
                deep,
                "<?x <sms ?>",
                xmlSms("a1"),
                "<!---->"));

        assertThat(read.bodies()).containsExactly("a1");
        assertThat(read.rejected()).isEmpty();
    }

    @Test
    void itemsSurviveWhereverTheBufferEnds() {
        for (var spaces = 7_800; spaces < 8_200; spaces++) {
            var read = read(xml(" ".repeat(spaces), xmlSms("a &lt; b"), xmlSms("c < d")));
            assertThat(read.bodies()).containsExactly("a < b", "c < d");
        }
    }
}
