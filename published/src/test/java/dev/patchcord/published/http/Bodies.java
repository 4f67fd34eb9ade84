package dev.patchcord.published.http;

import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.published.http.Endpoint.Proof;
import tools.jackson.databind.JsonNode;

/**
 * JSON that goes in and out. Written by hand, since the ingress reads it member by member; the test
 * holds what is accepted, refused and answered against it.
 */
final class Bodies {
  static final String CONNECT_EXAMPLE =
      """
      {"callSid":"CA0123456789abcdef0123456789abcdef","reason":"A refund.","summary":"Ordered twice.",\
      "language":"en","specialist":"Ada","skills":["billing"]}""";

  static final String VAPI_EXAMPLE =
      """
      {"message":{"type":"tool-calls","toolCallList":[{"id":"call_1","name":"connect_specialist",\
      "arguments":{"reason":"A refund."}}],"call":{"id":"vapi-1","metadata":{"callSid":\
      "CA0123456789abcdef0123456789abcdef"}}}}""";

  static final String OPERATOR_EXAMPLE =
      """
      {"why":"She asked for Dr. Kim twice.","specialist":"Dr. Kim","text":"One moment."}""";

  static final String REQUEUE_EXAMPLE =
      """
      {"why":"Repaired in 0.1.1.","dryRun":false}""";

  static final JsonNode PROBLEM =
      json(
          """
          {"type":"object","description":"RFC 9457","properties":{
            "type":{"type":"string"},
            "title":{"type":"string"},
            "status":{"type":"integer"},
            "detail":{"type":"string","description":"One line that says what to do."},
            "why":{"type":"string","description":"Of a wish that is not carried out: why not."},
            "state":{"type":"string","description":"Where the call stands, with why."}},
           "required":["type","title","status","detail"]}
          """);

  private static final JsonNode CONNECT =
      json(
          """
          {"type":"object","properties":{
            "callSid":{"type":"string","description":"The caller's CallSid; also as CallSid."},
            "reason":{"type":"string","description":"What the caller wants."},
            "summary":{"type":"string","description":"What was said so far."},
            "language":{"type":"string","description":"BCP 47, or the language's English name."},
            "specialist":{"type":"string","description":"Somebody by name."},
            "skills":{"description":"What the person must know: a list, or a text with commas.",
              "type":["array","string"],"items":{"type":"string"}}}}
          """);

  private static final JsonNode VAPI =
      json(
          """
          {"type":"object","description":"A server message of Vapi; its own documentation says more.",
           "properties":{"message":{"type":"object","properties":{
             "type":{"type":"string","description":"tool-calls, status-update, end-of-call-report, ..."}}}}}
          """);

  private static final JsonNode OPERATOR =
      json(
          """
          {"type":"object","properties":{
            "why":{"type":"string","maxLength":1000,"description":"Kept with the call."},
            "specialist":{"type":"string","maxLength":1000,"description":"transfer: by name."},
            "text":{"type":"string","maxLength":1000,"description":"announce: what is said."}},
           "required":["why"],"additionalProperties":false}
          """);

  private static final JsonNode REQUEUE =
      json(
          """
          {"type":"object","properties":{
            "why":{"type":"string","maxLength":1000,"description":"Kept beside the letter; not needed for a dry run."},
            "dryRun":{"type":"boolean","description":"Say what would be sent where, and send nothing."}},
           "additionalProperties":false}
          """);

  private static final JsonNode REQUEUED =
      json(
          """
          {"type":"object","properties":{
            "letter":{"type":"string","description":"Partition and offset, such as 3:41."},
            "standing":{"type":"string","description":"open: of a dry run, it can be put back; already: it was put back before, and nothing was done.",
              "enum":["open","put-back","already"]},
            "topic":{"type":"string","description":"Where the record goes."},
            "partition":{"type":"integer"},
            "key":{"type":"string"},
            "eventId":{"type":"string","description":"By which the reader knows a repetition."},
            "bytes":{"type":"integer"},
            "rereadAtOrigin":{"type":"boolean","description":"The letter does not have all of the record."},
            "at":{"type":"string","format":"date-time","description":"When it was put back."},
            "by":{"type":"string"},
            "why":{"type":"string"}},
           "required":["letter","standing","topic","partition","key","bytes","rereadAtOrigin"]}
          """);

  private static final JsonNode INITIATED =
      json(
          """
          {"type":"object","properties":{"status":{"type":"string"},
            "callSid":{"type":"string","description":"Which call it is about."}},
           "required":["status","callSid"]}
          """);

  private static final JsonNode TOOL_RESULTS =
      json(
          """
          {"type":"object","description":"Empty for a report.","properties":{
            "results":{"type":"array","items":{"type":"object","properties":{
              "toolCallId":{"type":"string"},"result":{"type":"string"},"error":{"type":"string"}},
              "required":["toolCallId"]}},
            "result":{"type":"string","description":"Of a function call in the older form."}}}
          """);

  private static final JsonNode NOTED =
      json(
          """
          {"type":"object","properties":{
            "state":{"type":"string","description":"Where the call stands now.",
              "enum":["AI","HOLD","DIALING","BRIDGED","FALLBACK","ENDED"]}},
           "required":["state"]}
          """);

  private Bodies() {}

  /** What is sent. */
  static JsonNode request(Proof proof) {
    return switch (proof) {
      case CONNECT_TOKEN -> CONNECT;
      case VAPI_CREDENTIAL -> VAPI;
      case OPERATOR_TOKEN -> OPERATOR;
      case GRANTED_OPERATOR -> REQUEUE;
      case TWILIO_SIGNATURE, APPOINTMENTS_TOKEN -> json("{}");
    };
  }

  /** What is answered, where it is JSON and no problem. */
  static JsonNode answer(Proof proof) {
    return switch (proof) {
      case CONNECT_TOKEN -> INITIATED;
      case VAPI_CREDENTIAL -> TOOL_RESULTS;
      case OPERATOR_TOKEN -> NOTED;
      case GRANTED_OPERATOR -> REQUEUED;
      case TWILIO_SIGNATURE, APPOINTMENTS_TOKEN -> json("{}");
    };
  }

  static JsonNode json(String text) {
    return ContractJson.mapper().readTree(text);
  }
}
