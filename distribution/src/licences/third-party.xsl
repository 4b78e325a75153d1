<?xml version="1.0" encoding="UTF-8"?>
<!-- The bill of materials as a list for people: each library that is not Decant's, with its version and licences. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="http://cyclonedx.org/schema/bom/1.6"
                exclude-result-prefixes="b">
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:template match="/">
    <xsl:text>The libraries in lib/, with their licences. The texts of the licences lie beside this file; what a library says itself,
notices included, lies in the folder of its name. bom.json has the same for programs, with checksums.
Where a library offers several licences, Decant takes the first that is not a GPL.

</xsl:text>
    <xsl:for-each select="b:bom/b:components/b:component[b:group != 'dev.decant']">
      <xsl:sort select="b:group"/>
      <xsl:sort select="b:name"/>
      <xsl:sort select="b:purl"/>
      <xsl:value-of select="concat(b:group, ':', b:name, ':', b:version)"/>
      <xsl:if test="contains(b:purl, 'classifier=')">
        <xsl:text>:</xsl:text>
        <xsl:value-of select="substring-before(concat(substring-after(b:purl, 'classifier='), '&amp;'), '&amp;')"/>
      </xsl:if>
      <xsl:text>&#10;    </xsl:text>
      <xsl:for-each select="b:licenses/b:license | b:licenses/b:expression">
        <xsl:if test="position() &gt; 1">
          <xsl:text> or </xsl:text>
        </xsl:if>
        <xsl:choose>
          <xsl:when test="b:id"><xsl:value-of select="b:id"/></xsl:when>
          <xsl:when test="b:name"><xsl:value-of select="b:name"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
      <xsl:if test="not(b:licenses)">
        <xsl:text>unknown</xsl:text>
      </xsl:if>
      <xsl:text>&#10;</xsl:text>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
