package dev.patchcord.console.rehearsal;

import java.io.StringReader;
import java.io.StringWriter;
import javax.xml.XMLConstants;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;

/** Documents as people read them: a line for each verb. */
final class Twiml {
  private static final TransformerFactory FACTORY = factory();

  private Twiml() {}

  /** The document with a line for each element; what is no XML stays as it is. */
  static String readable(String document) {
    if (!document.startsWith("<")) {
      return document;
    }
    try {
      Transformer writer = FACTORY.newTransformer();
      writer.setOutputProperty(OutputKeys.INDENT, "yes");
      writer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      writer.setOutputProperty("{http://xml.apache.org/xslt}indent-amount", "2");
      StringWriter text = new StringWriter();
      writer.transform(new StreamSource(new StringReader(document)), new StreamResult(text));
      return text.toString().strip();
    } catch (TransformerException e) {
      return document;
    }
  }

  /** Nothing that a document names is fetched. */
  private static TransformerFactory factory() {
    TransformerFactory factory = TransformerFactory.newInstance();
    try {
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    } catch (TransformerException e) {
      throw new IllegalStateException("the JDK cannot read XML safely", e);
    }
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
    return factory;
  }
}
