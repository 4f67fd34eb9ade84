package dev.patchcord.published.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.published.compatibility.TopicComparison.Topics;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TopicComparisonTest {
  private static final String DOCUMENT =
      """
      {'channels':{
        'calls':{'address':'p.calls',
          'messages':{'p.call.v1':{}},
          'bindings':{'kafka':{'topicConfiguration':
            {'cleanup.policy':['compact'],'delete.retention.ms':100}}}},
        'news':{'address':'p.news',
          'messages':{'p.rang.v1':{},'p.left.v1':{}},
          'bindings':{'kafka':{'topicConfiguration':
            {'cleanup.policy':['delete'],'retention.ms':100}}}}},
       'components':{
        'schemas':{'common':{'properties':{'ce_id':{'type':'string'}},'required':['ce_id']}},
        'messages':{
          'p.call.v1':{'bindings':{'kafka':{'key':{'title':'call'}}},
            'headers':{'allOf':[{'$ref':'#/components/schemas/common'}]}},
          'p.rang.v1':{'bindings':{'kafka':{'key':{'title':'call'}}}},
          'p.left.v1':{'bindings':{'kafka':{'key':{'title':'call'}}}}}}}
      """;

  private static final String RANG = "{'properties':{'leg':{'type':'string'}}}";

  @Test
  void nothingToSayOfTheSame() {
    assertThat(complaints(DOCUMENT, RANG)).isEmpty();
  }

  @Test
  void aTopicThatIsGoneIsNamedAndANewOneIsFree() {
    String moved = DOCUMENT.replace("'p.news'", "'p.news-2'");
    assertThat(complaints(moved, RANG))
        .containsExactly(
            "p.news: the topic is gone. To do: a topic stays as long as anybody reads it.");
    String more = DOCUMENT.replace("'channels':{", "'channels':{'x':{'address':'p.more'},");
    assertThat(complaints(more, RANG)).isEmpty();
  }

  @Test
  void aMessageThatIsGoneIsNamedAndANewOneIsFree() {
    assertThat(complaints(DOCUMENT.replace(",'p.left.v1':{}},", "},"), RANG))
        .containsExactly(
            "p.news, p.left.v1: the message is gone. To do: keep its record, or let a later"
                + " version of the type take its place.");
    assertThat(
            complaints(
                DOCUMENT.replace("'p.left.v1':{}},", "'p.left.v1':{},'p.new.v1':{}},"), RANG))
        .isEmpty();
  }

  @Test
  void aLaterVersionMayTakeItsPlaceAndAnEarlierOneMayNot() {
    assertThat(complaints(DOCUMENT.replace("p.left.v1", "p.left.v2"), RANG)).isEmpty();
    assertThat(complaints(DOCUMENT.replace("p.left.v1", "p.left.v0"), RANG)).hasSize(1);
  }

  @Test
  void aFieldIsNamedWithItsTopicItsMessageAndWhatToDo() {
    assertThat(complaints(DOCUMENT, "{'properties':{}}"))
        .containsExactly(
            "p.news, p.rang.v1, field leg: is gone. To do: take it back, or make it p.rang.v2 with"
                + " an upcaster (docs/developing.md, Change a record).");
  }

  @Test
  void anotherKeyBreaks() {
    String other =
        DOCUMENT.replace(
            "'p.rang.v1':{'bindings':{'kafka':{'key':{'title':'call'",
            "'p.rang.v1':{'bindings':{'kafka':{'key':{'title':'leg'");
    assertThat(complaints(other, RANG))
        .singleElement()
        .asString()
        .startsWith("p.news, p.rang.v1: the key was call, is leg. To do: make another topic");
  }

  @Test
  void aHeaderThatIsGoneBreaksAndOneMoreIsFree() {
    String gone = DOCUMENT.replace("'ce_id':{'type':'string'}", "");
    assertThat(complaints(gone, RANG))
        .singleElement()
        .asString()
        .startsWith("p.calls, p.call.v1, header ce_id: is gone.");
    String more = DOCUMENT.replace("{'ce_id'", "{'ce_more':{},'ce_id'");
    assertThat(complaints(more, RANG)).isEmpty();
  }

  @Test
  void whatStaysForAShorterTimeBreaksAndForALongerIsFree() {
    assertThat(complaints(DOCUMENT.replace("'retention.ms':100", "'retention.ms':99"), RANG))
        .singleElement()
        .asString()
        .startsWith("p.news: retention.ms was 100, is 99.");
    assertThat(complaints(DOCUMENT.replace("'retention.ms':100", "'retention.ms':101"), RANG))
        .isEmpty();
    assertThat(complaints(DOCUMENT.replace("['compact']", "['delete']"), RANG))
        .singleElement()
        .asString()
        .startsWith("p.calls: cleanup.policy was [\"compact\"], is [\"delete\"].");
  }

  private static List<String> complaints(String document, String rang) {
    return TopicComparison.complaints(topics(DOCUMENT, RANG), topics(document, rang));
  }

  private static Topics topics(String document, String rang) {
    return new Topics(tree(document), Map.of("p.rang.v1", tree(rang)));
  }

  private static JsonNode tree(String json) {
    return ContractJson.mapper().readTree(json.replace('\'', '"'));
  }
}
