package dev.patchcord.published.consuming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.published.Published;
import dev.patchcord.published.topic.Channel;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code docs/consuming.md} speaks of topics and members that there are. */
class ConsumingPageTest {
  private final ConsumingPage page = new ConsumingPage();

  @Test
  void everyTopicThatItNamesIsOne() {
    Set<String> named = found("\\bpatchcord\\.[a-z]+(?:-[a-z]+)*\\b", page.text());
    named.removeIf(name -> page.text().contains(name + ".v"));
    assertThat(named).isNotEmpty();
    assertThat(Topic.all()).extracting(Topic::title).containsAll(named);
  }

  @Test
  void everyPieceOfJsonIsJson() {
    assertThat(page.blocks("json"))
        .isNotEmpty()
        .allSatisfy(block -> assertThat(ContractJson.mapper().readTree(block).isObject()).isTrue());
  }

  @Test
  void everyColumnOfATableIsAMemberOfItsTopic() {
    List<String> tables = page.blocks("sql");
    assertThat(tables).isNotEmpty();
    for (String table : tables) {
      Set<String> columns = found("(?m)^  `([A-Za-z]+)` (?:STRING|BIGINT|TIMESTAMP|ROW)", table);
      String topic = found("'topic' = '([a-z.-]+)'", table).iterator().next();
      assertThat(columns).as(topic).isNotEmpty().isSubsetOf(members(topic));
    }
  }

  @Test
  void everyMemberThatPythonTakesIsOneOfItsTopic() {
    for (String program : page.blocks("python")) {
      Set<String> taken =
          found("(?:promise|loads\\(record.value\\(\\)\\))\\[\"([A-Za-z]+)\"]", program);
      String topic = found("subscribe\\(\\[\"([a-z.-]+)\"]\\)", program).iterator().next();
      assertThat(taken).as(topic).isNotEmpty().isSubsetOf(members(topic));
    }
  }

  @Test
  void everyMemberThatJqTakesIsOneOfItsTopic() {
    Set<String> wrappers = Set.of("payload", "key");
    List<String> commands =
        page.blocks("console").stream().filter(command -> command.contains("| jq")).toList();
    assertThat(commands).hasSize(3);
    for (String command : commands) {
      String jq = command.substring(command.indexOf("| jq"));
      Set<String> taken = found("(?<![\\w\\]])\\.([a-z][A-Za-z]+)", jq);
      taken.removeAll(wrappers);
      String topic = found("-t (patchcord\\.[a-z-]+)", command).iterator().next();
      assertThat(taken).as(topic).isNotEmpty().isSubsetOf(members(topic));
    }
  }

  private Set<String> members(String topic) {
    Set<String> members = new TreeSet<>();
    for (Channel channel : Channel.all()) {
      if (channel.topic().title().equals(topic)) {
        for (Class<?> message : channel.messages()) {
          JsonNode schema = Published.schemas().get(ContractJson.nameOf(message));
          members.addAll(schema.path("properties").propertyNames());
        }
      }
    }
    return members;
  }

  private static Set<String> found(String regex, String text) {
    return Pattern.compile(regex)
        .matcher(text)
        .results()
        .map(ConsumingPageTest::lastGroup)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String lastGroup(MatchResult result) {
    return result.group(result.groupCount());
  }
}
