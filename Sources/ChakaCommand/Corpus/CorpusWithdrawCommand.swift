import ArgumentParser
import Corpora
import Store

/// `chaka corpus withdraw`: a contributor takes texts back.
struct CorpusWithdrawCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw", abstract: "Erase the texts of units for good and block their return.",
        discussion: """
            The texts are erased from the units, their history and the search index; what stays is a keyed digest that keeps \
            imports from bringing them back. This cannot be undone. Units named by identifier are withdrawn at once; those \
            that --contributor or --where find are only counted until the command is repeated with --yes.
            """)

    @OptionGroup var options: CorpusOptions
    @OptionGroup var author: AuthorOptions

    @Argument(help: "Identifiers of the units.")
    var units: [String] = []

    @Option(help: "Withdraw what this contributor gave.")
    var contributor: String?

    @Option(name: .customLong("where"), help: "Withdraw what a query finds, as for corpus search.")
    var query: String?

    @Option(help: "Withdraw only this variant of each unit: quy, or quy/1 for the second rendering.")
    var variant: String?

    @Flag(help: "Withdraw what --contributor or --where find, instead of counting it.")
    var yes = false

    func validate() throws {
        let isQuery = contributor != nil || query != nil
        guard units.isEmpty == isQuery else { throw ValidationError(Messages.current.unitsOrQuery) }
        if let query, query.allSatisfy(\.isWhitespace) { throw ValidationError(Messages.current.emptyWithdrawalQuery) }
        if let contributor, contributor.isEmpty { throw ValidationError(Messages.current.emptyWithdrawalQuery) }
    }

    func run() async throws {
        let key = try variant.map { try VariantKey(argument: $0) }
        let identifiers = try units.map { try UnitID(argument: $0) }
        let found = identifiers.isEmpty ? try parsedQuery() : nil
        let database = try options.database()
        if let found, !yes {
            print(Messages.current.wouldWithdraw(try database.count(matching: found)))
            return try database.close()
        }
        let summary =
            if let found {
                try database.withdraw(matching: found, variant: key, by: author.actor, reason: author.why)
            } else {
                try database.withdraw(identifiers, variant: key, by: author.actor, reason: author.why)
            }
        print(Messages.current.withdrew(summary.erased, texts: summary.erasedVariants, known: summary.known))
        for copy in summary.copies { report(Messages.current.copyRemains(copy.rawValue)) }
        if !summary.isLogErased { report(Messages.current.logStillHeld) }
        try database.close()
    }

    private func parsedQuery() throws -> UnitQuery {
        var parsed = try UnitQuery(parsing: query ?? "")
        if let contributor {
            guard parsed.contributor.map({ $0 == contributor }) ?? true else {
                throw UnitQueryError(offset: 0, reason: .repeated("contributor"))
            }
            parsed.contributor = contributor
        }
        return parsed
    }
}
