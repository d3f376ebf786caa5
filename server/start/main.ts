import "./request-storage";
import { startBurnline } from "./start";

void startBurnline();
