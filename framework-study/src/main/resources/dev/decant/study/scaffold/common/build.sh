#!/bin/sh
# Builds the plugin with a JDK alone, against a Decant distribution, and shows that it loads. Tests need Maven: mvn test
set -eu
cd "$(dirname "$0")"
: "${DECANT:=@home@}"
[ -x "$DECANT/decant" ] || { echo "DECANT is $DECANT, where there is no decant; set it to the folder of a distribution" >&2; exit 1; }
rm -rf target/classes
mkdir -p target/classes
javac --release 17 -cp "$DECANT/lib/*" -d target/classes $(find src/main/java -name '*.java')
cp -R src/main/resources/. target/classes
jar --create --file target/@name@.jar -C target/classes .
jar=$PWD/target/@name@.jar
rows=$(DECANT_PLUGINS=$jar "$DECANT/decant" plugins | grep -F ' @name@.jar ') \
    || { echo "target/@name@.jar is built, but decant plugins does not list it" >&2; exit 1; }
if echo "$rows" | grep -q ' @name@\.jar  *refused '; then
    printf '%s\n' "target/@name@.jar is built, but Decant refuses it:" "$rows" >&2
    exit 1
fi
printf '%s\n' "target/@name@.jar is built. It loads as:" "$rows"
