package dev.patchcord.sandbox.twin.rest;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whatever the twin has no resource for. */
@RestController
class UnknownController {

  @RequestMapping("/2010-04-01/**")
  ErrorBody unknown(HttpServletRequest request) {
    throw TwilioRefusal.notFound(request.getRequestURI());
  }
}
