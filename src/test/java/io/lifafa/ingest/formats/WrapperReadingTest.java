package io.lifafa.ingest.formats;

import static io.lifafa.ingest.formats.SampleInputs.json;
import static io.lifafa.ingest.formats.SampleInputs.jsonWith;
import static io.lifafa.ingest.formats.SampleInputs.read;
import static io.lifafa.ingest.formats.SampleInputs.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.ingest.formats.input.ReadOptions;
import io.lifafa.ingest.formats.item.ReadItem;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WrapperReadingTest {
    private static final ReadOptions HOLDS_LITTLE = SampleInputs.OPTIONS.withMaxHeldChars(300);

    @Test
    void theWrapperSpeaksForItsItems() {
        var read =
                read("{ \"user_id\" : \"uma\", \"phone\":\"98\", \"x\":[1], \"email_id\":\"u@a.in\" , \"sms_data\" : [ "
                        + json("a1") + "," + jsonWith("\"user_id\":\"own\",\"phone\":\"77\"") + " ] }");

        assertThat(read.accepted()).extracting("userId").containsExactly("uma", "own");
        assertThat(read.accepted()).extracting("phone").containsExactly(Optional.of("98"), Optional.of("77"));
        assertThat(read.accepted()).extracting("emailId").containsOnly(Optional.of("u@a.in"));
    }

    @Test
    void aUserBehindTheItemsIsHeard() {
        var read = read("{\"sms_data\":[" + json("a1") + ",7," + json("b2") + "],\"user_id\":\"uma\",\"phone\":\"98\"}"
                + json("c3"));

        assertThat(read.accepted()).extracting("userId").containsExactly("uma", "uma", "ravi");
        assertThat(read.accepted()).extracting("phone").startsWith(Optional.of("98"), Optional.of("98"));
        assertThat(read.items()).extracting(ReadItem::index).containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void withoutAnyUserTheDefaultHolds() {
        assertThat(read("{\"sms_data\":[" + json("a1") + "]}").accepted())
                .extracting("userId")
                .containsExactly("ravi");
    }

    @Test
    void tooMuchBeforeTheUserIsRejectedAndNotGivenToAnother() {
        var many = (json("a1") + ",").repeat(9) + jsonWith("\"user_id\":\"own\"");

        var read = SampleInputs.read(
                utf8("{\"sms_data\":[" + many + "],\"user_id\":\"uma\"}"), Optional.of(Format.JSON), HOLDS_LITTLE);

        assertThat(read.accepted()).extracting("userId").containsExactly("own");
        assertThat(read.rejected()).hasSize(10);
        assertThat(read.rejected().subList(0, 9)).allSatisfy(rejected -> assertThat(rejected.reason())
                .isEqualTo("user_id is missing before an sms_data this long; put it before or into each SMS"));
        assertThat(read.rejected().get(9).reason()).contains("behind sms_data");
    }

    @Test
    void aTornWrapperGivesNothingToTheWrongUser() {
        var read = read("{\"sms_data\":[" + json("a1") + "," + jsonWith("\"user_id\":\"own\"") + ",");

        assertThat(read.accepted()).extracting("userId").containsExactly("own");
        assertThat(read.rejected()).extracting("field").containsExactly("user_id", "item");
    }

    @Test
    void aTornWrapperWithItsUserGivesWhatItHad() {
        assertThat(read("{\"user_id\":\"uma\",\"sms_data\":[" + json("a1") + ",{\"sen")
                        .accepted())
                .extracting("userId")
                .containsExactly("uma");
    }

    @Test
    void aSecondUserBehindTheItemsIsTold() {
        var read = read("{\"user_id\":\"uma\",\"sms_data\":[" + json("a1") + "],\"user_id\":\"eve\"}");

        assertThat(read.accepted()).extracting("userId").containsExactly("uma");
        assertThat(read.onlyRejected().reason()).contains("behind sms_data");
    }

    @Test
    void aUserOfTheWrongTypeIsRejectedPerItem() {
        var read = read("{\"user_id\":{\"a\":1},\"sms_data\":[" + json("a1") + "," + json("b2") + "]}");

        assertThat(read.accepted()).isEmpty();
        assertThat(read.rejected()).extracting("field").containsExactly("user_id", "user_id");
    }

    @Test
    void smsDataThatIsNoArrayIsNamed() {
        assertThat(read("{\"user_id\":\"uma\",\"sms_data\":{\"a\":1}}")
                        .onlyRejected()
                        .field())
                .isEqualTo("sms_data");
        assertThat(read("{\"sms_data\":[" + json("a1") + "],\"sms_data\":[" + json("b2") + "]}")
                        .rejected())
                .extracting("field")
                .containsOnly("sms_data");
    }

    @Test
    void wrappersInAnArrayKeepTheirUsersApartEvenIfOneIsBroken() {
        var broken = "{\"sender\":\"A,\"body\":\"x\"}";
        var read = read("[{\"user_id\":\"uma\",\"sms_data\":[" + json("a1") + "," + broken + "]}," + json("b2")
                + ",{\"user_id\":\"om\",\"sms_data\":[" + json("c3") + "]}]");

        assertThat(read.accepted().get(0).userId()).isEqualTo("uma");
        assertThat(read.accepted())
                .noneMatch(sms -> sms.body().equals("b2") && sms.userId().equals("uma"));
        assertThat(read.rejected()).isNotEmpty();
    }
}
