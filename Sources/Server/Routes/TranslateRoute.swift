import Gateway
import Hummingbird
import TextProcessing
import Translation

/// `POST /v1/translate`: a batch of texts with everything that happened to each.
struct TranslateRoute: Sendable {
    let services: GatewayServices
    let gate: KeyGate
    let reader: RequestReader

    func callAsFunction(_ request: Request, _ context: GatewayRequestContext) async throws -> Response {
        let deadline = try reader.deadline(of: request)
        let body = try TranslateBody(try await reader.jsonBody(of: request))
        let unit = try reader.offsetUnit(body.offsetUnit)
        let requests = try translationRequests(body)
        let results = try await gate.translate(requests, context, deadline: deadline)
        services.count(results, of: requests)
        let problems = results.enumerated().map { Self.problem(for: $1, of: body, at: $0) }
        // A request of one text fails as a whole; in a batch each item has a result or an error of its own.
        if problems.count == 1, let problem = problems[0] { throw problem }
        let items = zip(results, problems).enumerated().map { index, pair in
            switch pair.0 {
            case .success(let result): ItemReply(result, original: requests[index].text, unit: unit)
            case .failure: ItemReply(status: "error", error: pair.1?.document(in: request.messageLanguage))
            }
        }
        var response = WireCoding.response(TranslateReply(items: items))
        let languages = Set(results.flatMap(Self.languages))
        if !languages.isEmpty { response.headers[.contentLanguage] = languages.sorted().joined(separator: ", ") }
        return response
    }

    /// What an answered text is written in: the variety served, and that of sentences which stand as they were.
    private static func languages(of result: Result<TranslationResult, TranslationError>) -> [String] {
        guard case .success(let result) = result else { return [] }
        let left = result.segments.filter { $0.status > .translated && !$0.source.isUndetermined }.map(\.source.tag)
        let isServed = left.isEmpty || result.segments.contains { $0.status == .translated }
        return isServed ? [result.target.served.tag] + left : left
    }

    private func translationRequests(_ body: TranslateBody) throws(Problem) -> [TranslationRequest] {
        let source = try body.source.map { tag throws(Problem) in try reader.variety(tag, pointer: "/source") }
        let own = services.configuration.policy
        let policy = body.policy.map(own.narrowed) ?? own
        let target = try body.target.map { tag throws(Problem) in try reader.variety(tag, pointer: "/target") }
        if let text = body.text {
            guard body.items == nil else {
                throw Problem(
                    .invalidField, es: "Use /text o /items, no ambos.", en: "Use /text or /items, not both.",
                    pointer: "/items")
            }
            guard let target else { throw .missing("/target") }
            return [
                TranslationRequest(
                    text: text, source: source, target: target, isExplained: body.isExplained, policy: policy,
                    isStored: body.isStored)
            ]
        }
        guard let items = body.items, !items.isEmpty else { throw .missing("/items") }
        guard items.count <= reader.limits.items else {
            throw Problem(
                .tooManyItems, es: "Hay \(items.count) textos; el límite es \(reader.limits.items).",
                en: "There are \(items.count) items; the limit is \(reader.limits.items).", pointer: "/items",
                limit: reader.limits.items)
        }
        var requests: [TranslationRequest] = []
        for (index, item) in items.enumerated() {
            let ownSource = try item.source.map { tag throws(Problem) in
                try reader.variety(tag, pointer: "/items/\(index)/source")
            }
            let ownTarget = try item.target.map { tag throws(Problem) in
                try reader.variety(tag, pointer: "/items/\(index)/target")
            }
            guard let target = ownTarget ?? target else { throw .missing("/target") }
            requests.append(
                TranslationRequest(
                    text: item.text, source: ownSource ?? source, target: target, isExplained: body.isExplained,
                    policy: policy, isStored: body.isStored))
        }
        return requests
    }

    /// The problem of an item that has no result, pointing to the field at fault.
    private static func problem(
        for result: Result<TranslationResult, TranslationError>, of body: TranslateBody, at index: Int
    ) -> Problem? {
        guard case .failure(let error) = result else { return nil }
        let item = body.items.map { $0[index] }
        let place = item == nil ? "" : "/items/\(index)"
        // A language that the item does not name itself stands, or is missing, beside the items.
        func pointer(_ name: String, own: String?) -> String { own == nil ? "/\(name)" : "\(place)/\(name)" }
        return .untranslatable(
            error, source: item?.isObject == true ? "\(place)/source" : "/source",
            target: pointer("target", own: item?.target), item: item == nil ? "/text" : place,
            text: item.map { $0.isObject ? "\(place)/text" : place } ?? "/text")
    }
}
