package dev.patchcord.published.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.wire.ContractJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Each rule both ways: the change, and the same change taken back. */
class SchemaComparisonTest {
  private static final String NAME = "{'type':'object','properties':{'name':{'type':'string'}}}";
  private static final String NAME_AND_AGE =
      "{'type':'object','properties':{'name':{'type':'string'},'age':{'type':'integer'}}}";
  private static final String NEEDS_NAME =
      "{'type':'object','properties':{'name':{'type':'string'}},'required':['name']}";

  @ParameterizedTest
  @EnumSource(Direction.class)
  void aMemberThatIsGoneBreaks(Direction direction) {
    assertThat(breaks(NAME_AND_AGE, NAME, direction)).containsExactly("age is gone");
  }

  @ParameterizedTest
  @EnumSource(Direction.class)
  void aMemberMoreThatMayBeAbsentPasses(Direction direction) {
    assertThat(breaks(NAME, NAME_AND_AGE, direction)).isEmpty();
  }

  @Test
  void aNewDemandBreaksWhoeverWroteWithoutIt() {
    String what = "name must be there, and did not have to be";
    assertThat(breaks(NAME, NEEDS_NAME, Direction.REQUEST)).containsExactly(what);
    assertThat(breaks(NAME, NEEDS_NAME, Direction.RECORD)).containsExactly(what);
    assertThat(breaks(NAME, NEEDS_NAME, Direction.ANSWER)).isEmpty();
  }

  @Test
  void aDemandThatIsDroppedBreaksWhoeverReliesOnIt() {
    String what = "name may be absent, and was always there";
    assertThat(breaks(NEEDS_NAME, NAME, Direction.ANSWER)).containsExactly(what);
    assertThat(breaks(NEEDS_NAME, NAME, Direction.RECORD)).containsExactly(what);
    assertThat(breaks(NEEDS_NAME, NAME, Direction.REQUEST)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Direction.class)
  void aNarrowerTypeBreaks(Direction direction) {
    assertThat(breaks("{'type':['string','null']}", "{'type':'string'}", direction))
        .containsExactly(" was string or null, is string");
    assertThat(breaks("{}", "{'type':'string'}", direction))
        .containsExactly(" was anything, is string");
    assertThat(breaks("{'type':'number'}", "{'type':'integer'}", direction)).hasSize(1);
  }

  @Test
  void aWiderTypeBreaksWhoeverReads() {
    for (Direction reads : List.of(Direction.RECORD, Direction.ANSWER)) {
      assertThat(breaks("{'type':'string'}", "{'type':['string','null']}", reads))
          .containsExactly(" was string, is string or null");
    }
    assertThat(breaks("{'type':'string'}", "{'type':['string','null']}", Direction.REQUEST))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Direction.class)
  void anotherTypeBreaks(Direction direction) {
    assertThat(breaks("{'type':'string'}", "{'type':'integer'}", direction))
        .containsExactly(" was string, is integer");
  }

  @ParameterizedTest
  @EnumSource(Direction.class)
  void aWordThatIsGoneBreaks(Direction direction) {
    assertThat(breaks("{'enum':['AI','HOLD']}", "{'enum':['AI']}", direction))
        .containsExactly(" can no longer be HOLD");
    assertThat(breaks("{'type':'string'}", "{'type':'string','enum':['AI']}", direction))
        .containsExactly(" was any text, is one of [AI]");
  }

  @Test
  void aNewWordBreaksWhoeverReads() {
    for (Direction reads : List.of(Direction.RECORD, Direction.ANSWER)) {
      assertThat(breaks("{'enum':['AI']}", "{'enum':['AI','HOLD']}", reads))
          .containsExactly(" can be HOLD, which no reader knows");
    }
    assertThat(breaks("{'enum':['AI']}", "{'enum':['AI','HOLD']}", Direction.REQUEST)).isEmpty();
  }

  @Test
  void aUnionMayGainAndNotLose() {
    String one = union("{'$ref':'#/$defs/a.v1'}");
    String both = union("{'$ref':'#/$defs/a.v1'},{'$ref':'#/$defs/b.v1'}");
    assertThat(breaks(one, both, Direction.RECORD)).isEmpty();
    assertThat(breaks(both, one, Direction.RECORD))
        .containsExactly("trigger can no longer be a b.v1");
  }

  @Test
  void aLaterVersionTakesThePlaceOfAnEarlierOne() {
    String first = union("{'$ref':'#/$defs/a.v1'}");
    String second = union("{'$ref':'#/$defs/a.v2'}");
    assertThat(breaks(first, second, Direction.RECORD)).isEmpty();
    assertThat(breaks(second, first, Direction.RECORD))
        .containsExactly("trigger can no longer be a a.v2");
  }

  @Test
  void theFieldIsNamedHoweverDeepItLies() {
    String before =
        "{'properties':{'attempts':{'items':{'$ref':'#/$defs/A'}}},"
            + "'$defs':{'A':{'properties':{'times':{'additionalProperties':{'type':'string'}}}}}}";
    assertThat(breaks(before, before.replace("'string'", "'integer'"), Direction.RECORD))
        .containsExactly("attempts[].times.* was string, is integer");
  }

  @Test
  void whatIsDefinedAndNowhereReferredToIsFree() {
    assertThat(breaks("{'$defs':{'A':{'type':'string'}}}", "{}", Direction.RECORD)).isEmpty();
  }

  @Test
  void aSchemaThatRefersToItselfComesToAnEnd() {
    String node = "{'$ref':'#/$defs/N','$defs':{'N':{'properties':{'next':{'$ref':'#/$defs/N'}}}}}";
    assertThat(breaks(node, node, Direction.RECORD)).isEmpty();
    assertThat(
            breaks(
                node, node.replace("'next':{'$ref':'#/$defs/N'}", "'last':{}"), Direction.RECORD))
        .containsExactly("next is gone");
  }

  @ParameterizedTest
  @EnumSource(Direction.class)
  void otherWordsForPeopleAreFreeAndAnotherFormIsNot(Direction direction) {
    assertThat(breaks("{'description':'a'}", "{'description':'b','title':'c'}", direction))
        .isEmpty();
    assertThat(breaks("{'format':'date'}", "{'format':'date-time'}", direction))
        .containsExactly(" had the format \"date\", has \"date-time\"");
    assertThat(breaks("{}", "{'maxLength':5}", direction))
        .containsExactly(" had the maxLength none, has 5");
    assertThat(breaks("{'const':'a'}", "{'const':'b'}", direction)).hasSize(1);
  }

  private static String union(String branches) {
    return "{'properties':{'trigger':{'oneOf':["
        + branches
        + "]}},'$defs':{"
        + "'a.v1':{'properties':{'type':{'const':'a.v1'}}},"
        + "'a.v2':{'properties':{'type':{'const':'a.v2'}}},"
        + "'b.v1':{'properties':{'type':{'const':'b.v1'}}}}}";
  }

  private static List<String> breaks(String before, String after, Direction direction) {
    return SchemaComparison.breaks(tree(before), tree(after), direction).stream()
        .map(each -> each.field() + " " + each.what())
        .toList();
  }

  private static JsonNode tree(String json) {
    return ContractJson.mapper().readTree(json.replace('\'', '"'));
  }
}
