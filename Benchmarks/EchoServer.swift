import Hummingbird
import Logging

/// The peer of the gateway's speed: a route of the same framework that decodes a JSON body and encodes it again.
enum EchoServer {
    private struct Body: Codable, ResponseEncodable {
        let text: String
        let source: String
        let target: String
    }

    static func run(port: Int) async throws {
        let router = Router()
        router.get("/healthz") { _, _ in "ok" }
        router.post("/echo") { request, context in try await request.decode(as: Body.self, context: context) }
        var logger = Logger(label: "echo")
        logger.logLevel = .error
        let application = Application(
            router: router,
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)), logger: logger)
        try await application.runService()
    }
}
