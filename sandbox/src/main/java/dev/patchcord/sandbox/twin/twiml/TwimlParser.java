package dev.patchcord.sandbox.twin.twiml;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads TwiML from XML. Names are case-sensitive. */
final class TwimlParser {
  private static final int MAX_BYTES = 64 * 1024;

  private TwimlParser() {}

  /**
   * Reads a document.
   *
   * @return the verbs in order
   * @throws TwimlProblem 12100 if it is no TwiML, 11750 if it is too large
   */
  static List<Element> parse(String xml) throws TwimlProblem {
    if (xml.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw new TwimlProblem(11750, "TwiML response body too large");
    }
    Node root;
    try {
      root = builder().parse(new InputSource(new StringReader(xml.strip()))).getDocumentElement();
    } catch (SAXException | IOException e) {
      throw new TwimlProblem(12100, "Document parse failure: " + e.getMessage());
    }
    if (!root.getNodeName().equals("Response")) {
      throw new TwimlProblem(
          12100,
          "Document parse failure: the root is <" + root.getNodeName() + ">, not <Response>");
    }
    return element(root).children();
  }

  private static Element element(Node node) {
    Map<String, String> attributes = new LinkedHashMap<>();
    NamedNodeMap given = node.getAttributes();
    for (int i = 0; i < given.getLength(); i++) {
      attributes.put(given.item(i).getNodeName(), given.item(i).getNodeValue());
    }
    List<Element> children = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      switch (child.getNodeType()) {
        case Node.ELEMENT_NODE -> children.add(element(child));
        case Node.TEXT_NODE, Node.CDATA_SECTION_NODE -> text.append(child.getNodeValue());
        default -> {
          // Comments and processing instructions say nothing to a caller.
        }
      }
    }
    return new Element(node.getNodeName(), attributes, children, text.toString().strip());
  }

  private static DocumentBuilder builder() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      // A document from outside must not make the parser read files or other hosts.
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler());
      return builder;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("this Java has no usable XML parser", e);
    }
  }
}
