package dev.patchcord.published.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.wire.ContractJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class HttpComparisonTest {
  private static final String DOCUMENT =
      """
      {'paths':{'/connect':{'post':{
        'security':[{'token':[]}],
        'parameters':[{'in':'query','name':'call','schema':{'type':'string'}}],
        'requestBody':{'content':{'application/json':{'schema':{'$ref':'#/components/schemas/W'}}}},
        'responses':{
          '200':{'content':{'application/json':{'schema':
            {'properties':{'status':{'enum':['ok','done']}},'required':['status']}}}},
          '503':{}}}}},
       'components':{'schemas':{'W':{'properties':{'why':{'type':'string'}}}}}}
      """;

  @Test
  void nothingToSayOfTheSame() {
    assertThat(complaints(DOCUMENT)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'/connect'|'/connect2'|POST /connect: the endpoint is gone",
        "'post'|'put'|POST /connect: the endpoint is gone",
        "{'token':[]}|{'other':[]}|POST /connect: senders proved themselves by",
        "'name':'call'|'name':'leg'|POST /connect, parameter query call: is gone",
        "'name':'call',|'name':'call','required':true,|POST /connect, parameter query call: must"
            + " be",
        "'schema':{'type':'string'}|'schema':{'type':'integer'}|POST /connect, parameter query"
            + " call: was",
        "{'why':{'type':'string'}}|{}|POST /connect, body, field why: is gone",
        "{'why':{'type':'string'}}}|{'why':{'type':'string'}},'required':['why']}|POST /connect,"
            + " body, field why: must",
        "{'content':{'application/json':{'schema':{'$ref|{'content':{'text/x':{'schema':{'$ref|POST"
            + " /connect, body: is no longer application/json",
        "'503':{}|'504':{}|POST /connect: is no longer answered 503",
        "['ok','done']|['ok']|POST /connect, answer 200, field status: can no longer be done",
        "['ok','done']|['ok','done','odd']|POST /connect, answer 200, field status: can be odd",
        ",'required':['status']||POST /connect, answer 200, field status: may be absent",
      })
  void saysWhatNoLongerHolds(String now, String later, String complaint) {
    assertThat(DOCUMENT).contains(now);
    String after = DOCUMENT.replace(now, later == null ? "" : later);
    assertThat(complaints(after))
        .singleElement()
        .asString()
        .startsWith(complaint)
        .contains("To do:");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'paths':{|{'paths':{'/new':{'get':{}},",
        "'parameters':[|'parameters':[{'in':'query','name':'more'},",
        "{'why':{'type':'string'}}|{'why':{'type':['string','null']},'more':{}}",
        "{'status':{|{'more':{},'status':{",
        "'503':{}|'503':{},'504':{}",
      })
  void additionsAreFree(String now, String later) {
    assertThat(DOCUMENT).contains(now);
    assertThat(complaints(DOCUMENT.replace(now, later))).isEmpty();
  }

  private static List<String> complaints(String after) {
    return HttpComparison.complaints(tree(DOCUMENT), tree(after));
  }

  private static JsonNode tree(String json) {
    return ContractJson.mapper().readTree(json.replace('\'', '"'));
  }
}
