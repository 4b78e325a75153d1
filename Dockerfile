# Decant for the CPU: docker build -t decant . ; docs/guide.md, "In a container", says how it is run.

FROM eclipse-temurin:17.0.17_10-jdk-jammy AS build
WORKDIR /source
COPY . .
RUN ./mvnw -B -ntp -DskipTests package

FROM eclipse-temurin:17.0.17_10-jre-jammy
RUN groupadd --gid 10001 decant \
    && useradd --uid 10001 --gid decant --create-home decant \
    && mkdir /data /runs \
    && chown decant:decant /data /runs
COPY --from=build /source/distribution/target/decant /opt/decant
USER decant
# Examples find their data there; runs of a configuration that says nothing else go to "runs" of the working directory.
ENV DECANT_DATA=/data
WORKDIR /
VOLUME ["/data", "/runs"]
ENTRYPOINT ["/opt/decant/decant"]
CMD ["--help"]
