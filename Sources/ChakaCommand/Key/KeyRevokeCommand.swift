import ArgumentParser
import Gateway
import Store

/// `chaka key revoke`: the end of a key.
struct KeyRevokeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "End an API key for ever; a running server refuses it within two seconds.")

    @OptionGroup var options: CorpusOptions

    @Argument(help: "Identifier of the key, as chaka key list shows it.")
    var id: String

    @Flag(
        help: "Remove the key and its usage altogether; without any key left, callers on this machine need none again.")
    var erase = false

    func run() async throws {
        let database = try options.database()
        if erase {
            try database.eraseKey(id)
            print(Messages.current.keyErased(id))
        } else {
            let record = try database.revokeKey(id)
            print(Messages.current.keyRevoked(record.id, record.name))
        }
        try database.close()
    }
}
