package dev.patchcord.contract.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TopicTest {

  @Test
  void keepsTheNamesThatRecordsAreStoredUnder() {
    assertThat(Topic.all().stream().map(Topic::title))
        .containsExactly(
            "patchcord.telephony-events",
            "patchcord.call-commands",
            "patchcord.command-outcomes",
            "patchcord.call-journal",
            "patchcord.calls",
            "patchcord.call-index",
            "patchcord.replies",
            "patchcord.specialists",
            "patchcord.calendar-requests",
            "patchcord.appointments",
            "patchcord.dead-letters",
            "patchcord.broken-promises");
  }

  @ParameterizedTest
  @EnumSource(names = {"CALLS", "SPECIALISTS", "APPOINTMENTS"})
  void compactsWhatIsAViewAndKeepsItsTombstones(Topic topic) {
    assertThat(topic.config())
        .containsEntry(TopicConfig.CLEANUP_POLICY_CONFIG, "compact")
        .containsEntry(
            TopicConfig.DELETE_RETENTION_MS_CONFIG, Long.toString(Duration.ofDays(14).toMillis()))
        .doesNotContainKey(TopicConfig.RETENTION_MS_CONFIG);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"CALLS", "CALL_INDEX", "SPECIALISTS", "APPOINTMENTS"})
  void deletesEveryOtherTopicByAge(Topic topic) {
    assertThat(topic.config())
        .containsEntry(TopicConfig.CLEANUP_POLICY_CONFIG, "delete")
        .containsEntry(
            TopicConfig.RETENTION_MS_CONFIG, Long.toString(topic.retention().toMillis()));
  }

  @Test
  void keepsTheIndexOfCallsAsLongAsTheJournalAndOneEntryPerCall() {
    assertThat(Topic.CALL_INDEX.config())
        .containsEntry(TopicConfig.CLEANUP_POLICY_CONFIG, "compact,delete")
        .containsEntry(
            TopicConfig.RETENTION_MS_CONFIG,
            Long.toString(Topic.CALL_JOURNAL.retention().toMillis()));
  }

  @Test
  void remembersTheJournalAtLeastAsLongAsWhatItWasMadeFrom() {
    assertThat(Topic.CALL_JOURNAL.retention())
        .isGreaterThanOrEqualTo(Topic.TELEPHONY_EVENTS.retention())
        .isGreaterThanOrEqualTo(Topic.COMMAND_OUTCOMES.retention());
  }
}
