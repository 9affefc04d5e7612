# Build: the same command as everywhere, without the tests that need a browser.
FROM eclipse-temurin:25-jdk AS build
RUN apt-get update && apt-get install -y --no-install-recommends maven && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY mvnw pom.xml ./
COPY db db
COPY frontend frontend
COPY src src
RUN ./mvnw -B -ntp -DskipTests package && cp target/framehouse-*.jar /framehouse.jar

# Run: a JRE, an ordinary user, one volume.
FROM eclipse-temurin:25-jre
# What the built-in ffmpeg and its captions need, and curl for the health check.
RUN apt-get update && apt-get install -y --no-install-recommends \
    curl fonts-dejavu-core libasound2t64 libpulse0 libxcb1 libxcb-shm0 && rm -rf /var/lib/apt/lists/*
RUN useradd --system --create-home --uid 10001 framehouse && mkdir /data && chown framehouse /data
COPY --from=build /framehouse.jar /app/framehouse.jar
USER framehouse
ENV FRAMEHOUSE_DATA_DIR=/data SERVER_PORT=8080
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
    CMD curl -fsS "http://127.0.0.1:${SERVER_PORT}/actuator/health/liveness" || exit 1
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-jar", "/app/framehouse.jar"]
