import Corpora
import Gateway
import HTTPTypes
import Hummingbird
import Store

/// `/v1/units`: search, read and change the units of the store.
struct UnitRoutes: Sendable {
    private let services: GatewayServices
    private let reader: RequestReader
    private let fields: UnitFields
    private let local: LocalCaller

    init(services: GatewayServices, reader: RequestReader) {
        self.services = services
        self.reader = reader
        fields = UnitFields(reader: reader)
        local = LocalCaller(services.configuration.server)
    }

    /// A page of the units that a query finds, in the order in which they were added.
    func list(_ request: Request, _ context: GatewayRequestContext) async throws -> Response {
        let asked = try UnitListRequest(request.uri.query)
        let units: [StoredUnit]
        do {
            // One more than asked tells whether another page follows.
            units = try await services.withDatabase(hasPattern: asked.query.pattern != nil) {
                try $0.units(matching: asked.query, after: asked.after, limit: asked.limit + 1)
            }
        } catch let error as UnitQueryError {
            throw Problem.invalidQuery(error)
        } catch GatewayError.tooManySearches {
            throw Problem(
                .notReady, es: "Otros buscan por expresión regular; intente de nuevo o busque por palabras.",
                en: "Others search by regular expression; try again or search by words.", parameter: "q")
        } catch StoreError.unknownUnit {
            throw Problem(
                .invalidField, es: "after no es el identificador de una unidad.",
                en: "after is not the identifier of a unit.", parameter: "after")
        } catch let error as StoreError {
            throw Problem(error) ?? error as any Error
        }
        let page = Array(units.prefix(asked.limit))
        return WireCoding.response(
            UnitPageReply(units: page, next: units.count > page.count ? page.last?.unit.id : nil))
    }

    /// One unit, with its revision as entity tag.
    func unit(_ request: Request, _ context: GatewayRequestContext) async throws -> Response {
        let id = Self.id(context)
        return Self.response(try await ask { try $0.existingUnit(id) })
    }

    /// Every change to a unit, oldest first; that of a withdrawn unit has no texts.
    func history(_ request: Request, _ context: GatewayRequestContext) async throws -> Response {
        let id = Self.id(context)
        let revisions = try await ask { database in
            let revisions = try database.revisions(of: id)
            if revisions.isEmpty { _ = try database.existingUnit(id) }
            return revisions
        }
        return WireCoding.response(UnitHistoryReply(id: id, revisions: try revisions.map(RevisionReply.init)))
    }

    /// Adds a unit.
    func create(_ request: Request, _ context: GatewayRequestContext) async throws -> Response {
        let author = try author(of: request, context)
        let body = try UnitBody(try await reader.jsonBody(of: request), isNew: true, fields)
        try author.check(body, isNew: true)
        let unit = try body.unit()
        let stored: StoredUnit
        do {
            stored = try await services.withDatabase {
                try $0.addUnit(unit, by: author.name(of: body), reason: body.reason ?? "added over the API")
            }
        } catch StoreError.withdrawnUnit {
            throw Problem.withdrawnText
        } catch let error as StoreError {
            throw Problem(error) ?? error as any Error
        }
        var response = Self.response(stored)
        response.status = .created
        response.headers[.location] = services.configuration.server.basePath + "/v1/units/\(stored.unit.id)"
        return response
    }

    /// Changes description and variants of a unit that is at the revision the client has seen.
    func change(_ request: Request, _ context: GatewayRequestContext) async throws -> Response {
        let author = try author(of: request, context)
        let id = Self.id(context)
        let expected = try Self.expectedRevision(request)
        let body = try UnitBody(try await reader.jsonBody(of: request), isNew: false, fields)
        try author.check(body, isNew: false)
        let revised = try await ask { database in
            do {
                return try database.revise(
                    id, by: author.name(of: body), reason: body.reason ?? "", expectedRevision: expected,
                    action: body.isStateOnly ? .stateSet : .changed
                ) { unit in
                    Result { () throws(Problem) in try body.content(of: unit) }
                }
            } catch StoreError.withdrawnUnit {
                // A unit that is there still has a text that may not come; the other is gone itself.
                _ = try database.existingUnit(id)
                throw Problem.withdrawnText
            }
        }
        return Self.response(try revised.get())
    }

    /// Asks the database; what a client can mend becomes a problem.
    private func ask<Value: Sendable>(
        _ body: @escaping @Sendable (GatewayDatabase) throws -> Value
    ) async throws -> Value {
        do {
            return try await services.withDatabase(body)
        } catch let error as StoreError {
            throw Problem(error) ?? error as any Error
        }
    }

    /// Who writes: the owner of a key, or a caller on this machine.
    private func author(of request: Request, _ context: GatewayRequestContext) throws(Problem) -> UnitAuthor {
        guard let caller = context.admission.caller else { preconditionFailure("a route runs after its gate") }
        if caller.keyID == nil { try local.checkWriting(request, from: context.remoteAddress?.ipAddress) }
        return UnitAuthor(caller: caller)
    }

    private static func id(_ context: GatewayRequestContext) -> UnitID {
        UnitID(rawValue: (context.parameters.get("id") ?? "").lowercased())
    }

    private static func response(_ unit: StoredUnit) -> Response {
        var response = WireCoding.response(UnitReply(stored: unit))
        response.headers[.eTag] = "\"\(unit.revision)\""
        return response
    }

    /// The revision of `If-Match` (RFC 9110, 13.1.1): one strong entity tag as `GET` gives it.
    private static func expectedRevision(_ request: Request) throws(Problem) -> Int {
        guard let header = request.headers[.ifMatch] else {
            throw Problem(
                .preconditionRequired, es: "Envíe el ETag de la unidad en If-Match.",
                en: "Send the ETag of the unit in If-Match.", parameter: "If-Match")
        }
        guard header.count > 2, header.hasPrefix("\""), header.hasSuffix("\""),
            let revision = Int(header.dropFirst().dropLast())
        else {
            throw Problem(
                .revisionConflict, es: "If-Match no es un ETag de esta unidad.",
                en: "If-Match is not an ETag of this unit.", parameter: "If-Match")
        }
        return revision
    }
}
