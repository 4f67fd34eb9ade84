package dev.patchcord.sandbox.twin.rest;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Twilio's error body. */
record ErrorBody(int code, String message, @JsonProperty("more_info") String moreInfo, int status) {

  static ErrorBody of(int status, int code, String message) {
    return new ErrorBody(code, message, "https://www.twilio.com/docs/errors/" + code, status);
  }
}
