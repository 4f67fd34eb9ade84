package dev.patchcord.sandbox.twin.control;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ResponseStatusException;

/** One line on what is wrong with a control request. */
@RestControllerAdvice(basePackageClasses = ControlAdvice.class)
class ControlAdvice {

  @ExceptionHandler
  ProblemDetail wrong(IllegalArgumentException e) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
  }

  @ExceptionHandler
  ProblemDetail refused(ResponseStatusException e) {
    return ProblemDetail.forStatusAndDetail(e.getStatusCode(), String.valueOf(e.getReason()));
  }
}
