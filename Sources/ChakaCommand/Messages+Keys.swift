/// What the commands on keys say.
extension Messages {
    func keyShownOnce(_ id: String) -> String {
        choose(
            "guarde la clave ahora: no se puede volver a mostrar (identificador \(id))",
            "keep the key now: it cannot be shown again (identifier \(id))")
    }

    func keyRevoked(_ id: String, _ name: String) -> String {
        choose("clave \(id) (\(name)) revocada", "key \(id) (\(name)) revoked")
    }

    func keyErased(_ id: String) -> String { choose("clave \(id) borrada", "key \(id) erased") }

    func keysEndedAgain(_ count: Int) -> String {
        choose(
            "\(count) claves revocadas, renovadas o borradas desde entonces: de nuevo",
            "\(count) keys that were revoked, rotated or erased since: again")
    }

    func usagePurged(_ days: Int, before day: String) -> String {
        choose(
            "\(days) días de uso de claves anteriores al \(day), borrados",
            "\(days) days of usage of keys before \(day) removed")
    }

    var invalidRate: String {
        choose(
            "--rate y --burst son mayores que 0, y --burst va con --rate",
            "--rate and --burst are above 0, and --burst goes with --rate")
    }

    func belowZero(_ option: String) -> String { choose("\(option): desde 0", "\(option): from 0") }

    var invalidBackendName: String {
        choose("--backend: un identificador sin coma", "--backend: one identifier, without a comma")
    }
}
