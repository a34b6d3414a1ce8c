package io.lifafa.api.client;

import static io.lifafa.api.client.OutputForm.JSON_OBJECT;
import static io.lifafa.api.client.OutputForm.JSON_SCHEMA;
import static io.lifafa.api.client.OutputForm.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StructuredOutputTest {
    private static final boolean NAMED = true;
    private static final boolean UNNAMED = false;

    private long now = Long.MAX_VALUE - 5;
    private final StructuredOutput output = new StructuredOutput(() -> now);

    private void pass(Duration time) {
        now += time.toNanos();
    }

    /** A server that is known to take JSON objects at best. */
    private void settleAtObject() {
        output.refused(JSON_SCHEMA, NAMED);
        output.succeeded(JSON_OBJECT);
    }

    @Test
    void theStrongestFormComesFirstAndStaysWhenItSucceeds() {
        assertThat(output.take()).isEqualTo(JSON_SCHEMA);
        output.succeeded(JSON_SCHEMA);
        assertThat(output.take()).isEqualTo(JSON_SCHEMA);
    }

    @Test
    void eachRefusalStepsDownOnce() {
        assertThat(output.refused(JSON_SCHEMA, NAMED)).isTrue();
        assertThat(output.take()).isEqualTo(JSON_OBJECT);
        assertThat(output.refused(JSON_OBJECT, NAMED)).isTrue();
        assertThat(output.take()).isEqualTo(TEXT);
        assertThat(output.refused(TEXT, UNNAMED)).isFalse();
        assertThat(output.take()).isEqualTo(TEXT);
    }

    @Test
    void callsUnderWayInTheSameFormStepDownOnceTogether() {
        assertThat(output.refused(JSON_SCHEMA, UNNAMED)).isTrue();
        assertThat(output.refused(JSON_SCHEMA, UNNAMED)).isTrue();
        assertThat(output.take()).isEqualTo(JSON_OBJECT);
    }

    @Test
    void aRefusalThatNamesNothingIsTheRequestsFaultOnceTheFormIsProven() {
        output.succeeded(JSON_SCHEMA);
        assertThat(output.refused(JSON_SCHEMA, UNNAMED)).isFalse();
        assertThat(output.take()).isEqualTo(JSON_SCHEMA);
    }

    @Test
    void aRefusalThatNamesAProvenFormStepsDown() {
        output.succeeded(JSON_SCHEMA);
        assertThat(output.refused(JSON_SCHEMA, NAMED)).isTrue();
        assertThat(output.take()).isEqualTo(JSON_OBJECT);
    }

    @Test
    void aRequestRefusedInEveryFormTakesNoFormAway() {
        output.refused(JSON_SCHEMA, UNNAMED);
        output.refused(JSON_OBJECT, UNNAMED);
        assertThat(output.refused(TEXT, UNNAMED)).isFalse();
        assertThat(output.take()).isEqualTo(JSON_SCHEMA);
    }

    @Test
    void whatWasRefusedByNameIsNotGivenBackByARequestRefusedInEveryForm() {
        output.refused(JSON_SCHEMA, NAMED);
        output.refused(JSON_OBJECT, UNNAMED);
        assertThat(output.refused(TEXT, UNNAMED)).isFalse();
        assertThat(output.take()).isEqualTo(JSON_OBJECT);
    }

    @Test
    void aFailureWithoutAWordAboutTheFormChangesNothing() {
        output.undecided(JSON_SCHEMA);
        assertThat(output.take()).isEqualTo(JSON_SCHEMA);
    }

    @Test
    void afterAnHourOneCallTriesTheStrongestForm() {
        settleAtObject();
        pass(StructuredOutput.PROBE_AFTER.minusNanos(1));
        assertThat(output.take()).isEqualTo(JSON_OBJECT);
        pass(Duration.ofNanos(1));
        assertThat(output.take()).isEqualTo(JSON_SCHEMA);
        assertThat(output.take()).isEqualTo(JSON_OBJECT);
    }

    @Test
    void aTrialThatSucceedsIsKept() {
        settleAtObject();
        pass(StructuredOutput.PROBE_AFTER);
        output.succeeded(output.take());
        assertThat(output.take()).isEqualTo(JSON_SCHEMA);
        assertThat(output.refused(JSON_SCHEMA, UNNAMED)).isFalse();
    }

    @Test
    void aTrialThatIsRefusedIsAskedAgainInTheKnownFormAndRepeatedAnHourLater() {
        settleAtObject();
        pass(StructuredOutput.PROBE_AFTER);
        assertThat(output.refused(output.take(), UNNAMED)).isTrue();
        assertThat(output.take()).isEqualTo(JSON_OBJECT);
        pass(StructuredOutput.PROBE_AFTER);
        assertThat(output.take()).isEqualTo(JSON_SCHEMA);
    }

    @Test
    void aTrialThatEndsOtherwiseIsRepeatedAMinuteLater() {
        settleAtObject();
        pass(StructuredOutput.PROBE_AFTER);
        output.undecided(output.take());
        assertThat(output.take()).isEqualTo(JSON_OBJECT);
        pass(StructuredOutput.PROBE_AGAIN_AFTER);
        assertThat(output.take()).isEqualTo(JSON_SCHEMA);
    }

    @Test
    void fromTextBothStrongerFormsAreTried() {
        output.refused(JSON_SCHEMA, NAMED);
        output.refused(JSON_OBJECT, NAMED);
        output.succeeded(TEXT);
        pass(StructuredOutput.PROBE_AFTER);
        assertThat(output.take()).isEqualTo(JSON_SCHEMA);
        output.refused(JSON_SCHEMA, NAMED);
        assertThat(output.take()).isEqualTo(JSON_OBJECT);
        output.succeeded(JSON_OBJECT);
        assertThat(output.take()).isEqualTo(JSON_OBJECT);
    }

    @Test
    void aTrialOfAProvenFormLeavesItProven() {
        settleAtObject();
        pass(StructuredOutput.PROBE_AFTER);
        output.refused(output.take(), NAMED);
        assertThat(output.refused(JSON_OBJECT, UNNAMED)).isFalse();
    }
}
