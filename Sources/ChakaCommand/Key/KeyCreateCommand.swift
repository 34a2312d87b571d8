import ArgumentParser
import Foundation
import Gateway
import Store

/// `chaka key create`: a new key, printed once.
struct KeyCreateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Make an API key and print it; it is stored nowhere and cannot be shown again."
    )

    @OptionGroup var options: CorpusOptions

    @Argument(help: "Whose key it is.")
    var name: String

    @Option(
        name: .customLong("role"),
        help: "What it may do: translate, curate, review, admin; translate when none is named; may be repeated.")
    var roles: [RoleArgument] = []

    @Option(help: "Requests a second in the long run.")
    var rate: Double?

    @Option(help: "Requests at once; those of one second by default.")
    var burst: Int?

    @Option(help: "Characters to translate a day, UTC.")
    var daily: Int?

    @Option(help: "Characters to translate a calendar month, UTC.")
    var monthly: Int?

    @Option(name: .customLong("backend"), help: "A backend that may be used; all when none is named; may be repeated.")
    var backends: [String] = []

    @Flag(help: "Let texts of this key leave the machine.")
    var external = false

    @Flag(help: "Keep no answers to requests with this key.")
    var noStore = false

    @Option(help: "How long it is taken, such as 90d or 12h; for ever by default.")
    var expires: LifeTime?

    @Option(help: "How to print.")
    var format: ModelFormat = .text

    func validate() throws {
        let messages = Messages.current
        guard rate.map({ $0 > 0 && $0.isFinite }) ?? true, burst.map({ $0 > 0 }) ?? true, burst == nil || rate != nil
        else {
            throw ValidationError(messages.invalidRate)
        }
        for (option, value) in [("--daily", daily), ("--monthly", monthly)] {
            guard value.map({ $0 >= 0 }) ?? true else { throw ValidationError(messages.belowZero(option)) }
        }
        guard backends.allSatisfy({ !$0.isEmpty && !$0.contains(",") }) else {
            throw ValidationError(messages.invalidBackendName)
        }
    }

    func run() async throws {
        let database = try options.database()
        let terms = KeyTerms(
            roles: roles.isEmpty ? [.translate] : Set(roles.map(\.role)),
            rate: rate.map { KeyTerms.Rate(perSecond: $0, burst: burst) }, dailyCharacters: daily,
            monthlyCharacters: monthly, backends: backends.isEmpty ? nil : Set(backends), allowsExternal: external,
            isStored: !noStore)
        let made = try database.createKey(
            name: name, terms: terms, expiresAt: expires.map { database.now() + $0.milliseconds })
        try KeyListing.printNew(made.text, made.record, format: format, at: database.now())
        try database.close()
    }
}
