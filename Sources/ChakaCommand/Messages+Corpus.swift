import Store

/// What the corpus commands say.
extension Messages {
    func notAnIdentifier(_ text: String) -> String {
        choose("«\(text)» no es el identificador de una unidad", "'\(text)' is no identifier of a unit")
    }

    func notAVariant(_ text: String) -> String {
        choose("«\(text)»: se espera quy o quy/1", "'\(text)': expected quy or quy/1")
    }

    func notAnAssignment(_ option: String, _ text: String) -> String {
        choose("\(option) «\(text)»: se espera NOMBRE=VALOR", "\(option) '\(text)': expected NAME=VALUE")
    }

    func formatMissing(_ known: [String]) -> String {
        choose("falta --format: ", "--format is missing: ") + known.joined(separator: ", ")
    }

    var fileALanguage: String {
        choose("moses: un archivo por lengua de --languages", "moses: one file for each of --languages")
    }

    var nothingToChange: String { choose("nada que cambiar", "nothing to change") }

    var variantMissing: String {
        choose("falta --variant, que dice qué texto", "--variant is missing: it says which text")
    }

    func importedBefore(_ name: String) -> String {
        choose("\(name): ya se importó; nada que hacer", "\(name): was imported before; nothing to do")
    }

    func furtherProblems(_ count: Int) -> String {
        choose("y \(count) problemas más", "and \(count) further problems")
    }

    func imported(
        _ name: String, _ read: Int, _ summary: UpsertSummary, rejected: Int, seconds: String
    ) -> String {
        choose(
            "\(name): \(read) registros; \(summary.added) unidades nuevas, \(summary.changed) cambiadas, \(summary.unchanged) iguales, \(summary.withdrawn) retiradas, \(rejected) rechazadas; \(seconds) s",
            "\(name): \(read) records; \(summary.added) units added, \(summary.changed) changed, \(summary.unchanged) unchanged, \(summary.withdrawn) withdrawn, \(rejected) rejected; \(seconds) s"
        )
    }

    func exported(_ written: Int, _ left: Int) -> String {
        choose(
            "\(written) unidades escritas, \(left) sin todas las lenguas",
            "\(written) units written, \(left) lack a language")
    }

    var splitWithoutSnapshot: String {
        choose(
            "--split sin --from: solo una instantánea tiene partes",
            "--split without --from: only a snapshot has splits")
    }

    var queryWithSnapshot: String {
        choose(
            "--where con --from: una instantánea se escribe entera o por partes (--split)",
            "--where with --from: a snapshot is written whole or by --split")
    }

    func withdrawnLeftOut(_ count: Int) -> String {
        choose(
            "\(count) unidades retiradas desde entonces no se escriben",
            "\(count) units withdrawn since then are not written")
    }

    func lost(_ count: Int, _ name: String) -> String {
        choose("el formato no lleva: \(count) × \(name)", "the format does not carry: \(count) × \(name)")
    }

    func withdrew(_ erased: Int, texts: Int, known: Int) -> String {
        let single = texts == 0 ? ("", "") : (", \(texts) textos sueltos", ", \(texts) single texts")
        return choose(
            "\(erased) unidades retiradas\(single.0), \(known) lo estaban",
            "\(erased) units withdrawn\(single.1), \(known) had been before")
    }

    func wouldWithdraw(_ count: Int) -> String {
        choose(
            "\(count) unidades se retirarían; nada cambió. Para borrarlas para siempre, repita con --yes",
            "\(count) units would be withdrawn; nothing was changed. To erase them for good, repeat with --yes")
    }

    var unitsOrQuery: String {
        choose(
            "se esperan identificadores, o bien --contributor o --where",
            "expected identifiers, or else --contributor or --where")
    }

    var emptyWithdrawalQuery: String {
        choose(
            "una consulta vacía halla todo; si eso se quiere: --where '\"\"'",
            "an empty query finds everything; if that is meant: --where '\"\"'")
    }

    var logStillHeld: String {
        choose(
            "otro proceso lee la base: los bytes borrados siguen en su registro hasta que la cierre",
            "another process reads the database: erased bytes stay in its log until it closes it")
    }

    func copyRemains(_ id: String) -> String {
        choose("el mismo texto está también en \(id)", "the same text also stands in \(id)")
    }

    var sharesOutOfRange: String {
        choose("--dev y --test: de 0 a menos de 1 en total", "--dev and --test: from 0 to less than 1 together")
    }

    func notAName(_ text: String) -> String {
        choose("«\(text)» no sirve de nombre de carpeta", "'\(text)' is no name of a folder")
    }

    var quarantined: String { choose("en cuarentena", "in quarantine") }

    func withdrawnInSnapshot(_ id: String, _ split: String) -> String {
        choose("\(id) se retiró y está en \(split)", "\(id) was withdrawn and is in \(split)")
    }

    func trainedFromSnapshot(_ pair: String, _ id: String, isActive: Bool) -> String {
        choose(
            "el modelo \(id) (\(pair), \(isActive ? "activo" : "registrado")) se entrenó con esta instantánea",
            "model \(id) (\(pair), \(isActive ? "active" : "registered")) was trained from this snapshot")
    }

    func retrain(_ ids: [String]) -> String {
        let list = ids.joined(separator: ", ")
        return choose(
            "estos modelos se entrenaron con texto que se retiró: entrénelos de nuevo con una instantánea nueva: \(list)",
            "these models were trained on text that was withdrawn: retrain them from a new snapshot: \(list)")
    }

    func snapshotIsWhole(_ id: String) -> String {
        choose("\(id): completa, sin unidades retiradas", "\(id): whole, without withdrawn units")
    }

    func backedUp(_ path: String, _ bytes: Int, _ units: Int, _ digest: String) -> String {
        choose(
            "\(path): \(bytes) bytes, \(units) unidades, SHA-256 \(digest)",
            "\(path): \(bytes) bytes, \(units) units, SHA-256 \(digest)")
    }

    func restored(_ units: Int, withdrawn: Int, texts: Int) -> String {
        let single = texts == 0 ? ("", "") : (", \(texts) textos sueltos", ", \(texts) single texts")
        return choose(
            "\(units) unidades; \(withdrawn) retiradas de nuevo\(single.0)",
            "\(units) units; \(withdrawn) withdrawn again\(single.1)")
    }

    var oldWithdrawalsUnknown: String {
        choose(
            "no se pudo leer la base anterior: sus retiros no se conocen",
            "the database in place could not be read: its withdrawals are not known")
    }

    func purged(_ variants: Int, imports: Int) -> String {
        choose(
            "\(variants) textos rechazados y \(imports) importaciones abandonadas",
            "\(variants) rejected texts and \(imports) abandoned imports")
    }

    func pseudonymized(_ actors: Int, files: Int) -> String {
        choose(
            "\(actors) nombres sustituidos y \(files) nombres de archivo borrados",
            "\(actors) names replaced and \(files) file names removed")
    }

    var erasedAnswers: String {
        choose("respuestas guardadas: borradas", "answers kept from before: erased")
    }

    func removedDownloads(_ path: String, _ bytes: Int) -> String {
        choose("\(path): borrado, \(bytes) bytes", "\(path): removed, \(bytes) bytes")
    }

    func notADay(_ text: String) -> String {
        choose("«\(text)»: se espera un día como 2026-01-31", "'\(text)': expected a day like 2026-01-31")
    }
}
