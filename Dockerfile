# The program alone: docker build --build-context release=dist/release/build -t forge-manifest-ls .
# Check an app: docker run --rm -v "$PWD:/app" forge-manifest-ls check
FROM scratch
# Of --platform. A default here would stand above it.
ARG TARGETOS
ARG TARGETARCH
COPY --from=release ${TARGETOS}_${TARGETARCH}/forge-manifest-ls /forge-manifest-ls
WORKDIR /app
ENTRYPOINT ["/forge-manifest-ls"]
