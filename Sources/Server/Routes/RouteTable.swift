import Hummingbird

/// The routes of the server, written once: the router is built from it, and a test compares it with `openapi.yaml`.
struct RouteTable: Sendable {
    /// One route.
    struct Entry: Sendable {
        let method: HTTPRequest.Method
        /// Path with parameters in braces, without the base path: `/v1/translate`.
        let path: String
        /// What a caller needs, where keys are needed.
        let requirement: RouteRequirement
        /// In what form it tells errors.
        let errors: ErrorStyle
        /// Whether the key may be in the body or the query, so that the route asks for it itself.
        let takesKeyInBody: Bool
        /// Whether it ends what it began though the client has left, because it changes what is kept.
        let outlivesClient: Bool
        let handler: @Sendable (Request, GatewayRequestContext) async throws -> Response
        /// Path with the base path, as it stands in a request that has no parameters.
        let fullPath: String
    }

    let basePath: String
    private(set) var entries: [Entry] = []

    init(basePath: String) { self.basePath = basePath }

    mutating func add(
        _ method: HTTPRequest.Method, _ path: String, needing requirement: RouteRequirement,
        errors: ErrorStyle = .problem,
        takesKeyInBody: Bool = false, outlivesClient: Bool = false,
        _ handler: @escaping @Sendable (Request, GatewayRequestContext) async throws -> Response
    ) {
        entries.append(
            Entry(
                method: method, path: path, requirement: requirement, errors: errors,
                takesKeyInBody: takesKeyInBody, outlivesClient: outlivesClient, handler: handler,
                fullPath: basePath + path))
    }

    /// Methods of a path as it stands in a request, sorted; empty when there is no such path.
    ///
    /// What can be got can be asked for by `HEAD` too: the router answers that itself.
    func methods(at path: String) -> [String] {
        entries.filter { matches($0, path) }
            .flatMap { $0.method == .get ? ["GET", "HEAD"] : [$0.method.rawValue] }.sorted()
    }

    /// The route of a method and a path as they stand in a request; nil when there is none.
    func entry(_ method: HTTPRequest.Method, at path: String) -> Entry? {
        let method = method == .head ? .get : method
        // Most requests go to a path without parameters.
        return entries.first { $0.method == method && $0.fullPath == path }
            ?? entries.first { $0.method == method && matches($0, path) }
    }

    /// In what form errors of a path are told.
    func errorStyle(at path: String) -> ErrorStyle {
        entries.first { $0.errors != .problem && matches($0, path) }?.errors ?? .problem
    }

    /// The route that a path belongs to, as the description has it; nil when there is none.
    func pattern(of path: String) -> String? {
        // Most requests go to a path without parameters.
        entries.first { $0.fullPath == path }?.path ?? entries.first { matches($0, path) }?.path
    }

    private func matches(_ entry: Entry, _ path: String) -> Bool {
        let trimmed = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        let expected = entry.fullPath.split(separator: "/", omittingEmptySubsequences: false)
        let found = trimmed.split(separator: "/", omittingEmptySubsequences: false)
        return expected.count == found.count
            && zip(expected, found).allSatisfy { $0 == $1 || ($0.first == "{" && !$1.isEmpty) }
    }
}
