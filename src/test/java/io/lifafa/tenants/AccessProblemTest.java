package io.lifafa.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccessProblemTest {

    @Test
    void whoGuessesGetsTheSameAnswerWhateverHeHasFound() {
        var answers = EnumSet.of(
                RefusalReason.UNKNOWN,
                RefusalReason.WRONG_SECRET,
                RefusalReason.REVOKED,
                RefusalReason.BAD_TOKEN,
                RefusalReason.WRONG_ISSUER,
                RefusalReason.WRONG_AUDIENCE,
                RefusalReason.NOT_YET_VALID,
                RefusalReason.NO_TENANT);
        assertThat(answers.stream().map(it -> AccessRefusal.of(it).problem()).distinct())
                .singleElement()
                .satisfies(it -> assertThat(it.status()).isEqualTo(401))
                .satisfies(
                        it -> assertThat(it.challenge()).contains("Bearer realm=\"lifafa\", error=\"invalid_token\""));
        assertThat(answers.stream().map(it -> AccessRefusal.of(it).getMessage()).distinct())
                .hasSize(1);
    }

    @Test
    void aRequestWithoutACredentialIsToldTheSchemeAndNoError() {
        assertThat(AccessRefusal.of(RefusalReason.MISSING).problem().challenge())
                .contains("Bearer realm=\"lifafa\"");
    }

    @Test
    void thatACredentialHasExpiredIsTold() {
        var problem = AccessRefusal.of(RefusalReason.EXPIRED).problem();
        assertThat(problem.status()).isEqualTo(401);
        assertThat(problem.type()).isEqualTo("urn:lifafa:problem:credential-expired");
    }

    @Test
    void aMissingPermissionIsNamed() {
        var problem = AccessRefusal.notAllowed(Permission.OPERATE).problem();
        assertThat(problem.status()).isEqualTo(403);
        assertThat(problem.detail()).contains("'operate'");
        assertThat(problem.challenge())
                .contains("Bearer realm=\"lifafa\", error=\"insufficient_scope\", scope=\"operate\"");
    }

    @Test
    void whatCannotBeCheckedIsToBeSentAgain() {
        var problem = AccessRefusal.of(RefusalReason.UNAVAILABLE).problem();
        assertThat(problem.status()).isEqualTo(503);
        assertThat(problem.retryAfter()).isPresent();
        assertThat(problem.challenge()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOT_ALLOWED")
    void everyReasonHasAnAnswerThatSaysWhatToDo(RefusalReason reason) {
        var problem = AccessRefusal.of(reason).problem();
        assertThat(problem.status()).isIn(401, 403, 503);
        assertThat(problem.type()).startsWith("urn:lifafa:problem:");
        assertThat(problem.detail()).isNotBlank();
        assertThat(problem.status() == 401).isEqualTo(problem.challenge().isPresent());
    }

    @Test
    void typesAndTitlesBelongTogether() {
        var problems = Arrays.stream(RefusalReason.values())
                .filter(it -> it != RefusalReason.NOT_ALLOWED)
                .map(it -> AccessRefusal.of(it).problem())
                .distinct()
                .toList();
        assertThat(problems).extracting(AccessProblem::type).doesNotHaveDuplicates();
        assertThat(problems).extracting(AccessProblem::title).doesNotHaveDuplicates();
        assertThat(Set.of(401, 403, 503))
                .containsAll(problems.stream().map(AccessProblem::status).toList());
    }
}
